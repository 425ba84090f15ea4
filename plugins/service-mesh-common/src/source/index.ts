/**
 * Edits of the files that entities are read from.
 */
export { readEntity } from './entityText';
export { setAnnotation } from './setAnnotation';
export { memberOf, setMember } from './textMap';
