import {
  Fact,
  Finding,
  ServiceId,
  Workload,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../finding';
import { overlappingSelectors, selectorText } from './selectors';

/** Other components named for one shared fact. */
const MAX_NAMED = 5;

/**
 * Something that must tell one component from the others in a mesh, and does not.
 *
 * @public
 */
export interface SharedIdentity {
  /** What is shared, in words: `service account 'shop'`. */
  what: string;
  fact: Fact<unknown>;
  /** The components that claim it too, a few of them by name. */
  others: ServiceId[];
  count: number;
}

/**
 * What a component claims as its own in a mesh.
 *
 * @public
 */
export interface IdentityClaims {
  namespace: Fact<string | null>;
  serviceName: Fact<string>;
  workload: Pick<Workload, 'serviceAccount' | 'selector'>;
}

type Component = readonly [id: ServiceId, claims: IdentityClaims];

function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) {
      const group = groups.get(key);
      if (group) {
        group.push(item);
      } else {
        groups.set(key, [item]);
      }
    }
  }
  return groups;
}

function sharing(
  id: ServiceId,
  what: string,
  fact: Fact<unknown>,
  members: readonly ServiceId[],
): [ServiceId, SharedIdentity][] {
  const others = members.slice(0, MAX_NAMED + 1).filter(other => other !== id);
  const count = members.length - (members.includes(id) ? 1 : 0);
  return count > 0
    ? [[id, { what, fact, others: others.slice(0, MAX_NAMED), count }]]
    : [];
}

/** Components that state the same name; a name that is only assumed claims nothing. */
function sharedNames(
  components: readonly Component[],
  label: string,
  factOf: (claims: IdentityClaims) => Fact<string>,
): [ServiceId, SharedIdentity][] {
  const groups = grouped(components, ([, facts]) => {
    const { value, confidence } = factOf(facts);
    return confidence === 'assumed' ? null : value;
  });
  return [...groups].flatMap(([name, members]) => {
    const ids = members.map(([id]) => id);
    return members.length < 2
      ? []
      : members.flatMap(([id, facts]) =>
          sharing(id, `${label} '${name}'`, factOf(facts), ids),
        );
  });
}

function sharedPods(
  components: readonly Component[],
): [ServiceId, SharedIdentity][] {
  const stated = components.filter(
    ([, { workload }]) => workload.selector.confidence !== 'assumed',
  );
  const bySelector = grouped(stated, ([, { workload }]) =>
    selectorText(workload.selector.value),
  );
  const overlaps = overlappingSelectors(
    [...bySelector.values()].map(
      ([[, { workload }]]) => workload.selector.value,
    ),
  );
  return [...bySelector].flatMap(([text, members]) => {
    const ids = members
      .map(([id]) => id)
      .concat(
        (overlaps.get(text) ?? []).flatMap(other =>
          (bySelector.get(other) ?? []).map(([id]) => id),
        ),
      );
    return members.flatMap(([id, { workload }]) =>
      sharing(id, `Pods with the labels '${text}'`, workload.selector, ids),
    );
  });
}

/**
 * Finds components of one namespace that claim the same service account, Service or Pods. A component whose namespace is
 * unknown shares nothing for sure.
 *
 * @param components - in alphabetical order
 * @public
 */
export function sharedIdentities(
  components: readonly Component[],
): Map<ServiceId, SharedIdentity[]> {
  const namespaces = grouped(components, ([, facts]) => facts.namespace.value);
  const found = [...namespaces.values()].flatMap(members => [
    ...sharedNames(
      members,
      'service account',
      facts => facts.workload.serviceAccount,
    ),
    ...sharedNames(members, 'Service', facts => facts.serviceName),
    ...sharedPods(members),
  ]);
  return new Map(
    [...grouped(found, ([id]) => id)].map(([id, entries]) => [
      id,
      entries.map(([, shared]) => shared),
    ]),
  );
}

const withWhom = ({ others, count }: SharedIdentity) =>
  `${others.join(', ')}${
    count > others.length ? ` and ${count - others.length} others` : ''
  }`;

/**
 * What must become the component's own before anything is enforced on it.
 *
 * @internal
 */
export function identityObstacle(shared: SharedIdentity): string {
  return `a ${shared.what} of its own, not shared with ${withWhom(shared)}`;
}

/**
 * The finding for a component that shares its identity.
 *
 * @internal
 */
export function sharedIdentityFinding(
  id: ServiceId,
  namespace: string | null,
  shared: readonly SharedIdentity[],
): Finding[] {
  if (shared.length === 0) {
    return [];
  }
  const { origin } = shared[0].fact;
  return [
    sourceFinding('catalog', {
      code: 'catalog/shared-identity',
      consequence: 'risky',
      message: `In namespace ${namespace}, ${id} shares ${shared
        .map(entry => `${entry.what} with ${withWhom(entry)}`)
        .join(
          '; ',
        )}. A mesh cannot tell them apart, so nothing is enforced on any of them. Give each its own.`,
      params: { others: [...new Set(shared.flatMap(({ others }) => others))] },
      entityRef: id,
      pointer: origin.pointer,
      origin,
    }),
  ];
}
