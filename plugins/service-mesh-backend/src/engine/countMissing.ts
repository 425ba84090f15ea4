import {
  ServiceId,
  ServiceIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { grouped } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readsAbout } from './about';

/**
 * How many facts that are missing to enforce a service name the same entities.
 *
 * @internal
 */
export interface MissingCount {
  /** Refs of the entities beside the service that they name, in order. */
  about: string[];
  missing: number;
}

/**
 * Counts the facts that are missing to enforce a service by what they name, as findings are counted.
 *
 * @param missing - the facts in words
 * @param identities - of the service, and of the components around it
 * @internal
 */
export function countMissing(
  missing: readonly string[],
  id: ServiceId,
  identities: Readonly<Record<ServiceId, ServiceIdentity>>,
): MissingCount[] {
  const aboutOf = readsAbout(id, identities);
  const groups = grouped(missing, fact => JSON.stringify(aboutOf(fact)));
  return [...groups].map(([about, group]) => ({
    about: JSON.parse(about),
    missing: group.length,
  }));
}
