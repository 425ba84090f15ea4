/**
 * The backend of the Service Mesh Configurator: reads the catalog, runs the engine and serves the result over HTTP.
 *
 * @packageDocumentation
 */

export { serviceMeshPlugin as default } from './plugin';
export { meshCatalogServiceRef, type MeshCatalog } from './catalog/MeshCatalog';
