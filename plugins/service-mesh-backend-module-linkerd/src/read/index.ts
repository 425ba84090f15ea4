/**
 * How rules and evaluation read objects of any origin.
 */
export * from './duration';
export * from './routes';
export * from './selector';
export * from './spec';
