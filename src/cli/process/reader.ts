/** A process of the program that reads files from outside; built beside it. */
import { useDeflate } from '../../ooxml/ownDeflate';
import { NATIVE_DEFLATE } from './nativeDeflate';
import { answerTo, type Order } from './readerPool';

useDeflate(NATIVE_DEFLATE);

process.on('message', (order: Order) => void answerTo(order).then((answer) => process.send!(answer)));
process.on('disconnect', () => process.exit());
