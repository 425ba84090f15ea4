/**
 * How rules and evaluation read objects of any origin.
 */
export * from './annotations';
export * from './appProtocol';
export * from './duration';
export * from './everyPath';
export * from './goBoolean';
export * from './inventory';
export * from './istioNamespaces';
export * from './portSet';
export * from './retry';
export * from './routes';
export * from './rustRegex';
export * from './selector';
export * from './spec';
