/** A thread of the program that reads returned workbooks; built beside it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Expected } from '../files/returns/returns';
import { readFileReturn } from './readerPool';

const expected = workerData as Expected;
parentPort!.on('message', (path: string) => void readFileReturn(path, expected).then((reading) => parentPort!.postMessage(reading)));
