export * from './adopted';
export * from './endpoints';
export * from './headers';
export * from './labels';
export * from './names';
export * from './parsed';
export * from './paths';
export * from './ports';
