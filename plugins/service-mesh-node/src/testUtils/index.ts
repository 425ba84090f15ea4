/**
 * Inputs for tests of providers and of what runs the engine.
 *
 * @packageDocumentation
 */

export * from './entities';
export * from './related';
export * from './serviceInput';
export * from './target';
