export * from './admission';
export * from './operation';
export * from './origin';
export * from './service';
