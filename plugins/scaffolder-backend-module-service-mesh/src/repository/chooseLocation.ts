import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { ServiceDelivery } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  parseConfigLocation,
  parseRepoLocation,
  RepoLocation,
} from './location';

/**
 * The place that a user has picked.
 *
 * @internal
 */
export interface PickedPlace {
  repoUrl?: string;
  repoBranch?: string;
  repoPath?: string;
}

/**
 * Where files are delivered to: the place that was picked, or else the one that the catalog names for all services.
 *
 * @returns `null` where nothing names one that can be read
 * @throws InputError where the services are delivered to different places, or the one picked cannot be used.
 * @internal
 */
export function chooseLocation(
  deliveries: readonly Pick<ServiceDelivery, 'config' | 'namespace'>[],
  { repoUrl, repoBranch = '', repoPath = '' }: PickedPlace,
  integrations: ScmIntegrationRegistry,
): RepoLocation | null {
  if (repoUrl) {
    return parseRepoLocation(
      repoUrl,
      { branch: repoBranch, path: repoPath },
      integrations,
    );
  }
  const [first, ...others] = deliveries.map(({ config }) => config);
  const other = others.find(
    ({ configLocation }) => configLocation !== first.configLocation,
  );
  if (other) {
    throw new InputError(
      `${first.entityRef} is delivered to ${
        first.configLocation ?? 'no place that is known'
      } and ${other.entityRef} to ${
        other.configLocation ?? 'none'
      }. Pick one repository for all, set the annotation mesh-configurator.io/config-location on their system, or run once for each.`,
    );
  }
  const elsewhere = deliveries.find(
    ({ namespace }) =>
      namespace && namespace.configLocation !== first.configLocation,
  )?.namespace;
  if (elsewhere) {
    throw new InputError(
      `The bundle of namespace '${elsewhere.namespace}' is delivered to ${
        elsewhere.configLocation ?? 'no place that is known'
      } and ${first.entityRef} to ${
        first.configLocation ?? 'none'
      }. Pick one repository for both, or run without the bundle of the namespace.`,
    );
  }
  return parseConfigLocation(first.configLocation, integrations);
}
