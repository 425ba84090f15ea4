/**
 * Linkerd for the Service Mesh Configurator: its kinds, how a service is rendered for it, rules about its
 * configuration, and what that configuration does with a request.
 *
 * @packageDocumentation
 */

export { serviceMeshModuleLinkerd as default } from './module';
export { linkerdProvider } from './provider';
