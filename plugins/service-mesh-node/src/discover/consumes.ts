import {
  annotations,
  Json,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { readYaml } from '../yaml';
import { EntityVariant } from './variants';

/**
 * What the annotation `consumes` of a component says.
 *
 * @internal
 */
export interface Consumes {
  /** Ids of the operations called, by API ref. */
  operations: ReadonlyMap<string, readonly string[]>;
  /** What is wrong with the annotation; the rest of it counts. */
  problem: string | null;
}

const none: Consumes = { operations: new Map(), problem: null };
const GRAMMAR =
  'write a map from API ref to a list of operation ids, such as order-api: [getOrder]';

function apiRef(key: string, component: Entity): string | null {
  try {
    return stringifyEntityRef(
      parseEntityRef(key, {
        defaultKind: 'api',
        defaultNamespace: component.metadata.namespace,
      }),
    );
  } catch {
    return null;
  }
}

const isId = (value: Json) =>
  typeof value === 'string' || typeof value === 'number';

/**
 * Reads the annotation `consumes` as it is in an environment.
 *
 * @internal
 */
export function readConsumes(
  component: Entity,
  variant: EntityVariant,
): Consumes {
  const text: unknown =
    variant.annotations.get(annotations.consumes) ??
    component.metadata.annotations?.[annotations.consumes];
  if (text === undefined) {
    return none;
  }
  const parsed =
    typeof text === 'string' ? readYaml(text) : { problem: 'it is not text' };
  if ('problem' in parsed) {
    return { ...none, problem: `${parsed.problem}; ${GRAMMAR}` };
  }
  const map = parsed.value;
  if (map === null || typeof map !== 'object' || Array.isArray(map)) {
    return { ...none, problem: `it is not a map; ${GRAMMAR}` };
  }
  const operations = new Map<string, string[]>();
  const problems = Object.entries(map).flatMap(([key, ids]) => {
    const ref = apiRef(key, component);
    if (ref === null) {
      return [`'${key}' is not the ref of an API`];
    }
    if (!Array.isArray(ids) || !ids.every(isId)) {
      return [`'${key}' has no list of operation ids; ${GRAMMAR}`];
    }
    const known = operations.get(ref) ?? [];
    operations.set(ref, [...new Set([...known, ...ids.map(String)])]);
    return [];
  });
  return { operations, problem: problems[0] ?? null };
}
