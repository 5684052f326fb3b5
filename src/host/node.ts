/** The embedded Excel for Node: the same, and Microsoft's client loaded from the package. */
export * from './index';
export { nodeClient } from './nodeClient';
