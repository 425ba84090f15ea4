import {
  Json,
  JsonObject,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PolicyDeclaration } from '../declaration';
import { field, own } from './document';
import { RawOperation } from './operations';
import { PathItem } from './paths';

const EXTENSION = 'x-mesh';

/** Linkerd's own extension means what it means to `linkerd profile`. */
function linkerdTimeout(api: string, raw: RawOperation): PolicyDeclaration[] {
  const { operation, linkerd } = raw;
  return linkerd.timeout === null
    ? []
    : [
        {
          level: 'operation',
          environment: null,
          api,
          operations: [operation.id],
          leaf: 'resilience.timeout',
          value: linkerd.timeout,
          origin: {
            ...operation.origin,
            pointer: `${operation.origin.pointer}/x-linkerd-timeout`,
          },
        },
      ];
}

function byPathItem(raws: RawOperation[]): Map<PathItem, string[]> {
  const ids = new Map<PathItem, string[]>();
  for (const { pathItem, operation } of raws) {
    const known = ids.get(pathItem);
    if (known) {
      known.push(operation.id);
    } else {
      ids.set(pathItem, [operation.id]);
    }
  }
  return ids;
}

/**
 * Reads the policy inside a definition: `x-mesh` on the document, a path or an operation.
 *
 * @internal
 */
export function readDefinitionPolicy(
  document: JsonObject,
  api: string,
  raws: RawOperation[],
): PolicyDeclaration[] {
  const declare = (
    level: PolicyDeclaration['level'],
    operations: string[] | null,
    value: Json | undefined,
    pointer: string,
  ): PolicyDeclaration[] =>
    value === undefined
      ? []
      : [
          {
            level,
            environment: null,
            api,
            operations,
            leaf: null,
            value,
            origin: { source: 'definition', entityRef: api, pointer },
          },
        ];
  return [
    ...declare('document', null, own(document, EXTENSION), `/${EXTENSION}`),
    ...[...byPathItem(raws)].flatMap(([item, ids]) => {
      const found = field(item.resolved, EXTENSION);
      return declare('path', ids, found?.value, toPointer(found?.path ?? []));
    }),
    ...raws.flatMap(raw => [
      ...linkerdTimeout(api, raw),
      ...declare(
        'operation',
        [raw.operation.id],
        own(raw.object, EXTENSION),
        `${raw.operation.origin.pointer}/${EXTENSION}`,
      ),
    ]),
  ];
}
