/** The rules of a schema in the Common Expression Language (`x-kubernetes-validations`), as an API server runs them. */
export * from './program';
export * from './rules';
