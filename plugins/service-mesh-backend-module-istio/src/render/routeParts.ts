import { Service } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Cited,
  Draft,
  draftManifest,
  ManifestDraft,
  SpecOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { HTTPRoute } from '../kinds';
import { metadata } from './metadata';

/** Rules that every release of the Gateway API admits in a route. */
const MAX_RULES = 16;

type Plain<T> = Exclude<Draft<T>, Cited<unknown>>;
type Spec = SpecOf<typeof HTTPRoute>;
type RuleSpec = NonNullable<Spec['rules']>[number];

/**
 * A rule of an HTTPRoute in the making.
 *
 * @internal
 */
export type HttpRouteRule = Plain<RuleSpec>;

/**
 * A match of a rule of an HTTPRoute in the making.
 *
 * @internal
 */
export type HttpRouteMatch = Plain<NonNullable<RuleSpec['matches']>[number]>;

/**
 * A filter of a rule of an HTTPRoute in the making.
 *
 * @internal
 */
export type HttpRouteFilter = Plain<NonNullable<RuleSpec['filters']>[number]>;

/**
 * A list in pieces of a size.
 *
 * @internal
 */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/**
 * Routes for a purpose of a service, as many as its rules fill for each of the frames: what they attach to, for which hosts.
 *
 * @internal
 */
export function routeParts(
  service: Service,
  purpose: string,
  frames: readonly Pick<Plain<Spec>, 'parentRefs' | 'hostnames'>[],
  rules: readonly HttpRouteRule[],
): ManifestDraft[] {
  return frames
    .flatMap(frame =>
      chunks(rules, MAX_RULES).map(part => ({ ...frame, rules: part })),
    )
    .map((spec, index) =>
      draftManifest(HTTPRoute, {
        ...metadata(
          service,
          index === 0 ? purpose : `${purpose}-part-${index + 1}`,
        ),
        phase: 2,
        spec,
      }),
    );
}
