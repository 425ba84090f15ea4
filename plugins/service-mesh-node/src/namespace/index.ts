export * from './configureNamespace';
