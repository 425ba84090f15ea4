import {
  Finding,
  ResolvedPolicy,
  Service,
  Sourced,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../finding';
import { didYouMean } from '../didYouMean';

/**
 * Versions that the policy sends requests to and that the component does not name.
 *
 * @internal
 */
export function unknownVersions(
  service: Service,
  policy: ResolvedPolicy,
): Finding[] {
  const known = service.workload.versions.value.map(version => version.name);
  const named: [string, Sourced<unknown> | undefined, string[]][] = [
    [
      'traffic.weights',
      policy['traffic.weights'],
      Object.keys(policy['traffic.weights']?.value ?? {}),
    ],
    [
      'traffic.match',
      policy['traffic.match'],
      (policy['traffic.match']?.value ?? []).map(match => match.to),
    ],
    [
      'traffic.mirror.to',
      policy['traffic.mirror.to'],
      [policy['traffic.mirror.to']?.value ?? []].flat(),
    ],
  ];
  return named.flatMap(([leaf, sourced, versions]) =>
    versions
      .filter(version => !known.includes(version))
      .map(version => {
        const meant = didYouMean(version, known);
        return sourceFinding('policy', {
          code: 'policy/unknown-version',
          message: `${leaf} of ${
            service.entityRef
          } names version '${version}', which the component does not have${
            meant ? `; did you mean '${meant}'?` : '.'
          } Its share is left out; name the versions with the annotation mesh-configurator.io/versions.`,
          params: { leaf, version },
          entityRef: service.entityRef,
          pointer: sourced?.origin.pointer,
          origin: sourced?.origin,
        });
      }),
  );
}
