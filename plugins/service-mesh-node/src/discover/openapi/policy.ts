import {
  Json,
  JsonObject,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PolicyDeclaration, PolicyLevel } from '../declaration';
import { RawOperation } from './operations';

const EXTENSION = 'x-mesh';

function declaration(
  api: string,
  level: PolicyLevel,
  operations: string[] | null,
  pointer: string,
  value: Json | undefined,
  leaf: string | null = null,
): PolicyDeclaration[] {
  return value === undefined
    ? []
    : [
        {
          level,
          environment: null,
          api,
          operations,
          leaf,
          value,
          origin: { source: 'definition', entityRef: api, pointer },
        },
      ];
}

/** Linkerd's own extensions mean what they mean to `linkerd profile`: a timeout, and leave to retry. */
function linkerdExtensions(api: string, raw: RawOperation) {
  const { operation, object, pointer } = raw;
  const timeout = object['x-linkerd-timeout'];
  return typeof timeout === 'string'
    ? declaration(
        api,
        'operation',
        [operation.id],
        `${pointer}/x-linkerd-timeout`,
        timeout,
        'resilience.timeout',
      )
    : [];
}

/**
 * Reads the policy inside a definition: `x-mesh` on the document, a path or an operation.
 *
 * @internal
 */
export function readDefinitionPolicy(
  document: JsonObject,
  api: string,
  operations: RawOperation[],
): PolicyDeclaration[] {
  const paths = new Map(operations.map(raw => [raw.pathKey, raw.pathItem]));
  return [
    ...declaration(
      api,
      'document',
      null,
      toPointer([EXTENSION]),
      document[EXTENSION],
    ),
    ...[...paths].flatMap(([pathKey, pathItem]) =>
      declaration(
        api,
        'path',
        operations
          .filter(raw => raw.pathKey === pathKey)
          .map(raw => raw.operation.id),
        toPointer(['paths', pathKey, EXTENSION]),
        pathItem[EXTENSION],
      ),
    ),
    ...operations.flatMap(raw => [
      ...linkerdExtensions(api, raw),
      ...declaration(
        api,
        'operation',
        [raw.operation.id],
        `${raw.pointer}/${EXTENSION}`,
        raw.object[EXTENSION],
      ),
    ]),
  ];
}
