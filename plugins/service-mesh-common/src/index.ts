/**
 * The vocabulary of the Service Mesh Configurator, shared by every room of the house: model, policy, manifest,
 * loss, finding and verdict; annotation names; permissions; the wire schemas and the typed HTTP client.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './client';
export * from './comparison';
export * from './finding';
export * from './findingSummary';
export * from './json';
export * from './loss';
export * from './manifest';
export * from './mesh';
export * from './model';
export * from './permissions';
export * from './policy';
export * from './source';
export * from './verdict';
export * from './wire';
