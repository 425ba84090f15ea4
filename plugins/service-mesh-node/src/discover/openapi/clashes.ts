import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../../finding';
import { RawOperation } from './operations';

function grouped<T>(
  values: T[],
  keyOf: (value: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) {
      group.push(value);
    } else {
      groups.set(key, [value]);
    }
  }
  return groups;
}

function clash(
  api: string,
  second: RawOperation,
  message: string,
  params: Finding['params'],
): Finding {
  return sourceFinding('catalog', {
    code: 'catalog/operation-clash',
    severity: 'info',
    message,
    params,
    entityRef: api,
    pointer: second.pointer,
    origin: second.operation.origin,
  });
}

/**
 * Makes ids unique within an API: of operations with the same id, all but the first get their place appended.
 *
 * @internal
 */
export function withUniqueIds(
  api: string,
  raws: RawOperation[],
): { raws: RawOperation[]; findings: Finding[] } {
  const groups = grouped(raws, raw => raw.operation.id);
  return {
    raws: raws.map(raw => {
      const { id } = raw.operation;
      return groups.get(id)![0] === raw
        ? raw
        : {
            ...raw,
            operation: { ...raw.operation, id: `${id}#${raw.pointer}` },
          };
    }),
    findings: [...groups]
      .filter(([, group]) => group.length > 1)
      .map(([id, group]) =>
        clash(
          api,
          group[1],
          `${group.length} operations of ${api} have the id '${id}'. Give each an operationId of its own.`,
          { operation: id },
        ),
      ),
  };
}

/** The paths that an operation means, whatever its parameters are called. */
const meaning = ({ operation }: RawOperation) =>
  JSON.stringify(
    operation.path.segments.map(segment =>
      segment.map(part =>
        'literal' in part ? part.literal : [part.greedy === true],
      ),
    ),
  );

/**
 * Path keys that mean the same paths, such as `/a/{x}` and `/a/{y}`: a request cannot tell which of them it is for.
 *
 * @internal
 */
export function samePaths(api: string, raws: RawOperation[]): Finding[] {
  return [...grouped(raws, meaning).values()].flatMap(group => {
    const keys = [...new Set(group.map(raw => raw.operation.key))];
    const second = group.find(raw => raw.operation.key === keys[1]);
    return second
      ? clash(
          api,
          second,
          `${api} has ${keys.length} keys for the same path: ${keys
            .slice(0, 5)
            .map(key => `'${key}'`)
            .join(', ')}. Put their operations under one.`,
          { paths: keys.slice(0, 5) },
        )
      : [];
  });
}
