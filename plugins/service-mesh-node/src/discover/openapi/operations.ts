import {
  JsonObject,
  Operation,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parsePathTemplate } from '../../paths';
import { asObject, resolveLocalRef } from './document';
import { readSecurity } from './security';

const methods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
] as const;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const idempotentMethods = new Set([...safeMethods, 'PUT', 'DELETE']);

/**
 * An operation as written, with its object in the document.
 *
 * @internal
 */
export interface RawOperation {
  operation: Operation;
  /** The Operation Object. */
  object: JsonObject;
  /** The Path Item Object and its key. */
  pathItem: JsonObject;
  pathKey: string;
  pointer: string;
}

function isStreaming(document: JsonObject, object: JsonObject): boolean {
  return Object.values(asObject(object.responses)).some(response => {
    const resolved = resolveLocalRef(document, response);
    return Object.keys(asObject(resolved.content)).some(type =>
      type.startsWith('text/event-stream'),
    );
  });
}

const vendorExtensions = (object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).filter(([name]) => name.startsWith('x-')),
  );

/**
 * Reads the operations of an OpenAPI document, in its order.
 *
 * @internal
 */
export function readOperations(
  document: JsonObject,
  api: string,
  basePath: string,
): RawOperation[] {
  return Object.entries(asObject(document.paths)).flatMap(([pathKey, item]) => {
    const pathItem = resolveLocalRef(document, item);
    if (!pathKey.startsWith('/')) {
      return [];
    }
    return methods
      .filter(method => Object.hasOwn(pathItem, method))
      .map(name => {
        const object = asObject(pathItem[name]);
        const method = name.toUpperCase();
        const pointer = toPointer(['paths', pathKey, name]);
        return {
          operation: {
            id:
              typeof object.operationId === 'string' && object.operationId
                ? object.operationId
                : `${method} ${pathKey}`,
            api,
            protocol: 'http',
            method,
            key: pathKey,
            path: parsePathTemplate(`${basePath}${pathKey}`),
            idempotent:
              idempotentMethods.has(method) ||
              object['x-linkerd-retryable'] === true,
            safe: safeMethods.has(method),
            streaming: isStreaming(document, object),
            security: readSecurity(object.security, document.security),
            deprecated: object.deprecated === true,
            extensions: vendorExtensions(object),
            origin: { source: 'definition', entityRef: api, pointer },
          } satisfies Operation,
          object,
          pathItem,
          pathKey,
          pointer,
        };
      });
  });
}
