/**
 * What rules about the Gateway API see of the input: its routes, Gateways and grants, and the Services behind them.
 */
export * from './documents';
export * from './grants';
export * from './listeners';
export * from './objects';
export * from './routes';
