import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { EnvoyFilter } from '../kindNames';
import { perContext } from '../view';

/**
 * A patch of an EnvoyFilter.
 *
 * @internal
 */
export interface EnvoyPatch {
  document: ManifestDocument;
  /** Name of its EnvoyFilter. */
  name: string;
  pointer: JsonPointer;
  applyTo: string;
  operation: string;
  /** The filter that it is about; `null` where none is named. */
  filter: string | null;
  /** Whether it is for proxies of some versions only. */
  hasProxyVersion: boolean;
  /** Whether its EnvoyFilter says where it stands among others. */
  hasPriority: boolean;
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);

function filterOf(config: JsonObject): string | null {
  const chain = members(members(members(config.match).listener).filterChain);
  return (
    text(members(members(config.patch).value).name) ??
    text(members(chain.filter).name)
  );
}

/**
 * The patches of all EnvoyFilters (Istio: `EnvoyFilter.configPatches`).
 *
 * @internal
 */
export const envoyPatches = perContext<readonly EnvoyPatch[]>(context =>
  documentsOf(context, EnvoyFilter).flatMap(document => {
    const { name } = identityOf(document.object);
    const { configPatches, priority } = members(document.object.spec);
    return items(configPatches).map((config, index) => ({
      document,
      name,
      pointer: `/spec/configPatches/${index}/patch/operation`,
      applyTo: text(config.applyTo) ?? '',
      operation: text(members(config.patch).operation) ?? '',
      filter: filterOf(config),
      hasProxyVersion: Boolean(
        text(members(members(config.match).proxy).proxyVersion),
      ),
      hasPriority: typeof priority === 'number' && priority !== 0,
    }));
  }),
);

const ON_ROUTES = ['ROUTE_CONFIGURATION', 'HTTP_ROUTE'];
const REPLACEABLE = ['HTTP_FILTER', 'NETWORK_FILTER', 'VIRTUAL_HOST'];

/**
 * The code of istioctl for an operation that cannot be applied to what it is for; `null` where it can.
 *
 * @internal
 */
export function misuse({ operation, applyTo }: EnvoyPatch): string | null {
  switch (operation) {
    case 'ADD':
      return ON_ROUTES.includes(applyTo) ? 'IST0153' : null;
    case 'REMOVE':
      return ON_ROUTES.includes(applyTo) ? 'IST0154' : null;
    case 'REPLACE':
      return REPLACEABLE.includes(applyTo) ? null : 'IST0152';
    default:
      return null;
  }
}
