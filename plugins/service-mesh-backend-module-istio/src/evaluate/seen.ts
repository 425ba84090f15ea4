import { Request } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A request as a policy sees it.
 *
 * @internal
 */
export interface Seen {
  request: Request;
  /** The namespace of the policy, to which a bare service account belongs. */
  namespace: string;
  /** Where the policy is enforced. */
  at: 'waypoint' | 'workload';
  /** The trust domain of the mesh, where it is known. */
  trustDomain?: string;
}

/**
 * The port that a policy compares: a waypoint sees that of the Service, which the request was sent to, the workload its own;
 * `undefined` where the manifests do not tell.
 *
 * @internal
 */
export function portSeen({ request, at }: Seen): number | undefined {
  return at === 'waypoint' ? request.to.port : request.to.targetPort;
}

/**
 * The caller as a principal, to compare with a pattern; `null` in plaintext. Where its trust domain is not known, it is taken to
 * be the one asked for.
 *
 * @internal
 */
export function principalSeen(
  { request: { caller }, trustDomain }: Seen,
  pattern: string,
): string | null {
  if (caller === null) {
    return null;
  }
  const [namespace, name] = caller.split('/');
  const asked = /^([^/*]+)\/ns\//.exec(pattern)?.[1] ?? 'cluster.local';
  return `${trustDomain ?? asked}/ns/${namespace}/sa/${name}`;
}

/**
 * The end user as `issuer/subject`; `null` for none.
 *
 * @internal
 */
export function endUserSeen({ request: { claims } }: Seen): string | null {
  return claims && `${claims.iss ?? ''}/${claims.sub ?? ''}`;
}
