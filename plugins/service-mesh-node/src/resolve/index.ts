export * from './endUser';
export * from './resolve';
