export * from './document';
export * from './read';
export { syntaxRules } from './syntaxRules';
