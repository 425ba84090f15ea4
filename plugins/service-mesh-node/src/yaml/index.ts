export * from './readYaml';
