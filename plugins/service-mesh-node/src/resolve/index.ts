export * from './admission';
export * from './endUser';
export * from './resolve';
