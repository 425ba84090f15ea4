import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What a target tells an evaluator beside the manifests; a trust domain that is only assumed tells nothing.
 *
 * @public
 */
export function knownOf({
  mesh,
  version,
  settings,
  trustDomain,
  trustDomainStated,
}: Target): Partial<Target> {
  return {
    mesh,
    version,
    settings,
    ...(trustDomainStated ? { trustDomain } : {}),
  };
}
