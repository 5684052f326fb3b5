/** A process of the program that reads files from outside; built beside it. */
import { answerTo, type Order } from './readerPool';

process.on('message', (order: Order) => void answerTo(order).then((answer) => process.send!(answer)));
process.on('disconnect', () => process.exit());
