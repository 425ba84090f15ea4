import { SpecOf } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { HTTPRoute } from '../kinds';

type Rule = NonNullable<SpecOf<typeof HTTPRoute>['rules']>[number];
type Filter = NonNullable<Rule['filters']>[number];

/**
 * Whether the routes of a target can name a host. The host `*` is none: it is the absence of names.
 *
 * @internal
 */
export function isRouteHostname(host: string): boolean {
  return HTTPRoute.spec.safeParse({ hostnames: [host] }).success;
}

/**
 * A filter whose values come from the catalog, as an HTTPRoute can say it; `null` where it cannot.
 *
 * @internal
 */
export function asFilter(
  filter: { type: Filter['type'] } & { [member: string]: unknown },
): Filter | null {
  const { data } = HTTPRoute.spec.safeParse({ rules: [{ filters: [filter] }] });
  return data?.rules?.[0].filters?.[0] ?? null;
}
