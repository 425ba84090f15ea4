import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  IdentityClaims,
  SharedIdentity,
  sharedIdentities,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** What runs in one namespace. */
interface Namespace {
  members: [ServiceId, IdentityClaims][];
  /** Known once somebody has asked. */
  shared?: ReadonlyMap<ServiceId, SharedIdentity[]>;
}

/** A component whose namespace is unknown, or that states no name of its own, shares nothing. */
const claimsSomething = ({ serviceName, workload }: IdentityClaims) =>
  [serviceName, workload.serviceAccount, workload.selector].some(
    ({ confidence }) => confidence !== 'assumed',
  );

/**
 * What components claim as their own in one environment. Who shares something is found out one namespace at a time.
 *
 * @internal
 */
export class ClaimsIndex {
  readonly #namespaces = new Map<string, Namespace>();
  readonly #homes = new Map<ServiceId, Namespace>();

  add(id: ServiceId, claims: IdentityClaims): void {
    const { value: name } = claims.namespace;
    if (name === null || !claimsSomething(claims)) {
      return;
    }
    const namespace = this.#namespaces.get(name) ?? { members: [] };
    namespace.members.push([id, claims]);
    this.#namespaces.set(name, namespace);
    this.#homes.set(id, namespace);
  }

  /** What a component shares with others that must be its own. */
  shared(id: ServiceId): readonly SharedIdentity[] {
    const namespace = this.#homes.get(id);
    if (!namespace) {
      return [];
    }
    namespace.shared ??= sharedIdentities(
      namespace.members.sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    return namespace.shared.get(id) ?? [];
  }
}
