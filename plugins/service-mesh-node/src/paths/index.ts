export * from './template';
export * from './languages';
export * from './pathTree';
