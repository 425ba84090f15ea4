import {
  Finding,
  Origin,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../finding';
import { Members } from './members';
import { Obstacles } from './obstacles';

/** Most reasons and components that one message names. */
const MAX_NAMED = 5;

const some = (items: readonly string[], separator: string) =>
  items.slice(0, MAX_NAMED).join(separator) +
  (items.length > MAX_NAMED ? ` and ${items.length - MAX_NAMED} others` : '');

/**
 * The namespace that findings are about, and what asks for its bundle.
 *
 * @internal
 */
export interface Subject {
  namespace: string;
  origin: Origin;
}

function aboutNamespace(
  layer: 'catalog' | 'policy',
  { namespace, origin }: Subject,
  finding: Pick<Finding, 'code' | 'message'> & Partial<Finding>,
): Finding {
  return sourceFinding(layer, {
    pointer: origin.pointer,
    origin,
    ...finding,
    params: { namespace, ...finding.params },
  });
}

/**
 * Nothing in the catalog is in the namespace, so that its bundle would be about strangers only.
 *
 * @internal
 */
export function emptyNamespace(subject: Subject): Finding {
  return aboutNamespace('catalog', subject, {
    code: 'catalog/empty-namespace',
    severity: 'info',
    message: `No service of the catalog is in the namespace '${subject.namespace}', so that its bundle is empty. Correct the name in app-config serviceMesh.namespaces, or the annotations of the services.`,
  });
}

/**
 * Nothing says where the files belong.
 *
 * @internal
 */
export function withoutLocation(
  subject: Subject,
  owner: string | null,
  systems: readonly string[],
): Finding {
  const reason =
    owner !== null
      ? `${owner} has no annotation mesh-configurator.io/config-location`
      : `no one System holds all its services (${
          some(systems, ', ') || 'none'
        })`;
  return aboutNamespace('catalog', subject, {
    code: 'catalog/namespace-without-location',
    message: `Nothing says where the bundle of the namespace '${subject.namespace}' belongs: ${reason}. Name a location in app-config serviceMesh.namespaces.`,
    params: { systems: [...systems] },
  });
}

/**
 * The namespace cannot be enrolled in a mesh as a whole.
 *
 * @internal
 */
export function severalMeshes(
  subject: Subject,
  { meshes }: Members,
): Finding[] {
  const named = Object.entries(meshes);
  return named.length < 2
    ? []
    : [
        aboutNamespace('catalog', subject, {
          code: 'catalog/several-meshes-in-namespace',
          message: `The components of the namespace '${
            subject.namespace
          }' are in several meshes (${named
            .map(([mesh, ids]) => `${mesh}: ${some(ids, ', ')}`)
            .join(
              '; ',
            )}), so that it is neither enrolled nor does anything refuse traffic in it as a whole. Move them into namespaces of their own, or state one mesh.`,
          params: { meshes },
        }),
      ];
}

/**
 * Which services keep traffic from being refused for the namespace as a whole.
 *
 * @internal
 */
export function heldBack(
  subject: Subject,
  { callers, plaintext }: Obstacles,
): Finding[] {
  const reasons = [...new Set([...callers, ...plaintext])];
  const what = [
    ...(callers.length ? ['callers that no service lists'] : []),
    ...(plaintext.length ? ['plaintext'] : []),
  ];
  return reasons.length === 0
    ? []
    : [
        aboutNamespace('policy', subject, {
          code: 'security/namespace-not-enforced',
          severity: 'info',
          message: `The bundle of the namespace '${
            subject.namespace
          }' does not refuse ${what.join(' and ')} yet: ${some(
            reasons,
            '; ',
          )}.`,
          params: { reasons },
        }),
      ];
}

/**
 * What the bundle refuses beside what the services refuse by themselves.
 *
 * @internal
 */
export function refusesStrangers(subject: Subject): Finding {
  return aboutNamespace('policy', subject, {
    code: 'security/namespace-refuses-unknown-workloads',
    severity: 'info',
    consequence: 'risky',
    message: `The bundle of the namespace '${subject.namespace}' also refuses traffic to workloads and ports in it that the catalog does not know. Before it is applied, apply the bundles of its services, and look for other workloads (kubectl get pods); or set deny: false in app-config serviceMesh.namespaces.`,
  });
}
