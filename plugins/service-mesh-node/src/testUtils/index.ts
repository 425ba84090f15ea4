/**
 * Inputs for tests of providers and of what runs the engine.
 *
 * @packageDocumentation
 */

export * from './catalogs';
export * from './configured';
export * from './entities';
export * from './namespaceInput';
export * from './related';
export * from './serviceInput';
export * from './target';
export * from './hostileText';
export * from './ruleFindings';
