import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { own } from './document';

interface MethodField {
  name: string;
  method: string;
}

const fieldOf = (name: string): MethodField => ({
  name,
  method: name.toUpperCase(),
});

const swagger = [
  ...['get', 'put', 'post', 'delete'],
  ...['options', 'head', 'patch'],
].map(fieldOf);
const openApi30 = [...swagger, fieldOf('trace')];
const openApi32 = [...openApi30, fieldOf('query')];

const safe = new Set([
  ...['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'],
  ...['PROPFIND', 'REPORT', 'SEARCH'],
]);
const idempotent = new Set([...safe, 'PUT', 'DELETE']);

/**
 * What the document's version knows of methods.
 *
 * @internal
 */
export interface Methods {
  /** Fields of a path item that hold an operation. */
  fields: MethodField[];
  /** `additionalOperations` holds operations with other methods (OpenAPI 3.2). */
  additional: boolean;
}

/**
 * The methods of the document's version: `trace` came with OpenAPI 3.0, `query` and `additionalOperations` with 3.2.
 *
 * @internal
 */
export function methodsOf(document: JsonObject): Methods {
  const version = own(document, 'openapi');
  if (version === undefined) {
    return { fields: swagger, additional: false };
  }
  // YAML reads an unquoted `3.1` as a number.
  const early =
    (typeof version === 'string' || typeof version === 'number') &&
    /^3\.[01](\.|$)/.test(`${version}`);
  return early
    ? { fields: openApi30, additional: false }
    : { fields: openApi32, additional: true };
}

/**
 * Whether a name can be a method on the wire (RFC 9110 section 9.1: a token).
 *
 * @internal
 */
export function isMethod(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]{1,40}$/.test(name);
}

/**
 * What a method promises, by the IANA registry of HTTP methods. Nothing is promised for methods that are not known here.
 *
 * @internal
 */
export function promises(method: string) {
  return { safe: safe.has(method), idempotent: idempotent.has(method) };
}
