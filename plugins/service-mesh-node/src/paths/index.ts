export * from './template';
export * from './languages';
