import { JsonPointer } from '../json';
import { Loss } from '../loss';
import { Mesh } from '../mesh';

/**
 * A place in a rendered object that a policy setting led to.
 *
 * @public
 */
export interface RenditionPlace {
  kind: string;
  name: string;
  pointer: JsonPointer;
}

/**
 * What became of one policy setting on one data plane: the places it led to, and what is lost of it. Neither means that it
 * asks for nothing there.
 *
 * @public
 */
export interface Rendition {
  mesh: Mesh;
  places: RenditionPlace[];
  losses: Loss[];
}

/**
 * One policy setting of a service, and what became of it on every data plane.
 *
 * @public
 */
export interface LeafRenditions {
  leaf: string;
  renditions: Rendition[];
}
