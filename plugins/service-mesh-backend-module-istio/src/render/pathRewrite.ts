import {
  Loss,
  Operation,
  PathTemplate,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  parsePathTemplate,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpOperations } from './ports';

/**
 * How the ingress turns the paths that users ask for into those that the workload sees. Neither ends with a slash; the
 * root is empty.
 *
 * @internal
 */
export interface PathRewrite {
  /** What the paths of users begin with. */
  prefix: string;
  /** What the workload sees instead. */
  to: string;
}

/**
 * The rewrite of paths that the policy asks for; `null` for none.
 *
 * @internal
 */
export function pathRewrite({
  policy,
}: ServiceInput): Sourced<PathRewrite> | null {
  const setting = policy.service['traffic.ingress.rewrite'];
  const { prefix, to = '/' } = setting?.value ?? {};
  return setting && prefix !== undefined
    ? {
        value: { prefix, to: to.replace(/\/$/, '') },
        origin: setting.origin,
      }
    : null;
}

/**
 * The paths under which users ask for what the workload serves under another; none where the rewrite never leads to it.
 *
 * @internal
 */
export function publicPaths(
  { template }: PathTemplate,
  { prefix, to }: PathRewrite,
): PathTemplate[] {
  const rest = template.slice(to.length);
  if (!template.startsWith(to) || !/^(\/|$)/.test(rest)) {
    return [];
  }
  // To the root lead both the bare prefix and the one with a slash.
  const ends = to === '' && rest === '/' ? ['', '/'] : [rest];
  return ends.map(end => parsePathTemplate(`${prefix}${end}`));
}

/**
 * The operations as users ask for them.
 *
 * @internal
 */
export function publicOperations(
  { service }: ServiceInput,
  rewrite: PathRewrite,
): Operation[] {
  return service.operations.flatMap(operation =>
    publicPaths(operation.path, rewrite).map(path => ({ ...operation, path })),
  );
}

/**
 * Operations that no rewritten path is known to lead to, as a loss.
 *
 * @internal
 */
export function rewriteLosses(input: ServiceInput, { mesh }: Target): Loss[] {
  const rewrite = pathRewrite(input)?.value;
  const unreached = httpOperations(input.service).filter(
    ({ path }) => rewrite && publicPaths(path, rewrite).length === 0,
  );
  return unreached.length
    ? [
        {
          mesh,
          leaf: 'traffic.ingress.rewrite',
          scope: { operations: unreached.map(({ id }) => id) },
          reason:
            'The paths of these operations do not begin with what the prefix is replaced by, so that users do not reach them, or by the catch-all only.',
          alternative:
            'Set to of traffic.ingress.rewrite to what all paths begin with, or leave it out.',
        },
      ]
    : [];
}
