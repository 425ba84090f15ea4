import {
  JsonObject,
  Operation,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import type { Method, ReflectionObject, Service } from 'protobufjs';
import { parsePathTemplate } from '../../paths';
import { asObject } from '../openapi/document';

const HTTP_RULE = 'google.api.http';

/** The options of a service or method; `option (.a.b).c = 1` is `{ 'a.b': { c: 1 } }`. */
function optionsOf({ parsedOptions }: ReflectionObject): JsonObject {
  // The parser reads `inf` and `nan` as numbers that JSON does not have.
  const plain: JsonObject[] = JSON.parse(JSON.stringify(parsedOptions ?? []));
  return Object.fromEntries(
    plain
      .flatMap(option => Object.entries(option))
      .map(([name, value]) => [name.replace(/^\(\.?|\)$/g, ''), value]),
  );
}

/**
 * Reads one method of a service. Repeating it is safe where `idempotency_level` says so (descriptor.proto), or the HTTP
 * method that `google.api.http` maps it to (RFC 9110 section 9.2.2); `additional_bindings` tell nothing more.
 *
 * @internal
 */
export function readMethod(
  service: Service,
  method: Method,
  api: string,
): Operation {
  const serviceName = service.fullName.replace(/^\./, '');
  const id = `${serviceName}/${method.name}`;
  const key = `/${id}`;
  const options = optionsOf(method);
  const http = options[HTTP_RULE];
  const mapped = (...verbs: string[]) =>
    verbs.some(verb => Object.hasOwn(asObject(http), verb));
  const safe = options.idempotency_level === 'NO_SIDE_EFFECTS' || mapped('get');
  return {
    id,
    api,
    protocol: 'grpc',
    method: 'POST',
    key,
    path: parsePathTemplate(key),
    idempotent:
      safe ||
      options.idempotency_level === 'IDEMPOTENT' ||
      mapped('put', 'delete'),
    safe,
    streaming: Boolean(method.requestStream || method.responseStream),
    security: [],
    deprecated:
      options.deprecated === true || optionsOf(service).deprecated === true,
    extensions: http === undefined ? {} : { [HTTP_RULE]: http },
    origin: {
      source: 'definition',
      entityRef: api,
      pointer: toPointer([serviceName, method.name]),
    },
  };
}
