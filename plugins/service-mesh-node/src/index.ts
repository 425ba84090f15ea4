/**
 * The engine of the Service Mesh Configurator, pure: discover, resolve, render and validate, and the contract that
 * providers of meshes fulfil. It knows no HTTP, no database and no clock.
 *
 * @packageDocumentation
 */

export * from './adopt';
export * from './callFindings';
export * from './catalogFacts';
export * from './config';
export * from './configure';
export * from './crds';
export * from './delivery';
export { didYouMean } from './didYouMean';
export * from './discover';
export * from './evaluate';
export * from './explain';
export * from './extensionPoint';
export * from './facts';
export * from './gateway-api';
export * from './grouped';
export * from './kind';
export * from './lenient';
export * from './namespace';
export * from './paths';
export * from './preview';
export * from './provider';
export * from './readiness';
export * from './render';
export * from './renditions';
export * from './resolve';
export * from './resolveService';
export * from './since';
export * from './steps';
export * from './targetFindings';
export * from './validate';
export * from './youngFields';
