import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  gatewayNamed,
  gatewayOf,
  grouped,
  HostRoutes,
  isExportedTo,
  perContext,
  virtualServicesByHost,
} from '../view';

/**
 * A VirtualService at one of its Gateways.
 *
 * @internal
 */
export interface Bound {
  routes: HostRoutes;
  /** As `<namespace>/<name>`. */
  gateway: string;
  /** As it is written, where its Gateway is not in the input. */
  unknown?: string;
}

/**
 * A VirtualService at each of its Gateways that see it.
 *
 * @internal
 */
export function boundTo(context: RuleContext, routes: HostRoutes): Bound[] {
  return routes.gateways.flatMap(written => {
    const gateway = gatewayNamed(written, routes.namespace);
    if (
      written === 'mesh' ||
      !isExportedTo(context, routes.document, gateway.namespace)
    ) {
      return [];
    }
    return [
      {
        routes,
        gateway: `${gateway.namespace}/${gateway.name}`,
        ...(gatewayOf(context, gateway) ? {} : { unknown: written }),
      },
    ];
  });
}

/**
 * The key of {@link wideOnes}: a VirtualService for all hosts is about those of its own namespace.
 *
 * @internal
 */
export const wideKey = (gateway: string, pattern: string, home: string) =>
  JSON.stringify([gateway, pattern, pattern === '*' ? home : '']);

/**
 * VirtualServices for all hosts, or for all of a namespace, by each of their Gateways, and by what those that are not here are
 * called.
 *
 * @internal
 */
export const wideOnes = perContext<{
  atGateway: ReadonlyMap<string, Bound[]>;
  atUnknown: ReadonlyMap<string, Bound[]>;
}>(context => {
  const all = [...virtualServicesByHost(context)]
    .filter(([host]) => host.startsWith('*'))
    .flatMap(([, routes]) => routes.flatMap(one => boundTo(context, one)));
  const by =
    (nameOf: (one: Bound) => string) =>
    (one: Bound): string =>
      wideKey(nameOf(one), one.routes.host, one.routes.namespace);
  return {
    atGateway: grouped(
      all,
      by(({ gateway }) => gateway),
    ),
    atUnknown: grouped(
      all.filter(({ unknown }) => unknown !== undefined),
      by(({ unknown }) => unknown ?? ''),
    ),
  };
});
