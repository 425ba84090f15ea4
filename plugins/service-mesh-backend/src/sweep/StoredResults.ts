import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceKey } from '../store/ServiceStore';

/**
 * The results that were there when a sweep began.
 *
 * @internal
 */
export class StoredResults {
  readonly #byService = new Map<
    ServiceId,
    (ServiceKey & { inputHash: string })[]
  >();

  constructor(results: readonly (ServiceKey & { inputHash: string })[]) {
    for (const result of results) {
      const known = this.#byService.get(result.entityRef);
      if (known) {
        known.push(result);
      } else {
        this.#byService.set(result.entityRef, [result]);
      }
    }
  }

  /** Whether there was one result of a service in an environment, made of the same. */
  has(id: ServiceId, environment: string, inputHash: string): boolean {
    const own = this.#of(id).filter(key => key.environment === environment);
    return own.length === 1 && own[0].inputHash === inputHash;
  }

  /** Results of the same service and environment for another data plane, which it has left. */
  elsewhere(key: ServiceKey): ServiceKey[] {
    return this.#of(key.entityRef).filter(
      ({ mesh, environment }) =>
        environment === key.environment && mesh !== key.mesh,
    );
  }

  /** Results of services or environments that are no more. */
  outside(
    services: ReadonlySet<ServiceId>,
    environments: readonly string[],
  ): ServiceKey[] {
    return [...this.#byService].flatMap(([id, keys]) =>
      keys.filter(
        ({ environment }) =>
          !services.has(id) || !environments.includes(environment),
      ),
    );
  }

  #of(id: ServiceId) {
    return this.#byService.get(id) ?? [];
  }
}
