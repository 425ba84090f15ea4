/**
 * Istio for the Service Mesh Configurator: its kinds, how a service is rendered for sidecars and for ambient, rules about
 * its configuration, and a judge of requests by manifests alone.
 *
 * @packageDocumentation
 */

export { serviceMeshModuleIstio as default } from './module';
export { istioProvider } from './provider';
