import {
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { field, own, resolve, Resolved } from './document';
import { PathKey, readPathKey } from './pathKey';
import { readServers, Servers } from './servers';

/**
 * A Path Item Object with its key.
 *
 * @internal
 */
export interface PathItem {
  key: string;
  /** The path that the key means, base path apart. */
  path: string;
  /** The object and what it refers to. */
  resolved: Resolved;
  /** Servers of the path item itself. */
  servers: Servers | null;
}

/**
 * What stands under `paths`.
 *
 * @internal
 */
export interface Paths {
  items: PathItem[];
  /** Keys that are not what the specification asks for. */
  oddKeys: PathKey[];
  /** References that lead out of the document or nowhere, each with the keys that lead to it. */
  broken: { ref: string; path: string[] }[];
}

/**
 * Reads `paths`. What a path item refers to inside the document is part of it; `webhooks` are calls that the service makes
 * and no operations.
 *
 * @internal
 */
export function readPaths(document: JsonObject): Paths {
  const all = resolve(document, own(document, 'paths'), ['paths']);
  const read = all.layers
    .flatMap(({ object, path }) =>
      Object.entries(object).map(([key, value]) => ({ key, value, path })),
    )
    .filter(({ key }) => !key.startsWith('x-') && key !== '$ref')
    .map(({ key, value, path }) => ({
      ...readPathKey(key),
      resolved: resolve(document, value, [...path, key]),
    }));
  const serversOf = new Map<Json, Servers | null>();
  const servers = (resolved: Resolved) => {
    const list = field(resolved, 'servers')?.value ?? null;
    if (!serversOf.has(list)) {
      serversOf.set(list, readServers(list));
    }
    return serversOf.get(list) ?? null;
  };
  return {
    items: read.flatMap(({ key, path, resolved }) =>
      path === null
        ? []
        : [{ key, path, resolved, servers: servers(resolved) }],
    ),
    oddKeys: read.filter(({ odd }) => odd.length > 0),
    broken: [all, ...read.map(({ resolved }) => resolved)].flatMap(
      ({ broken, layers }) =>
        broken === null ? [] : [{ ref: broken, path: layers[0].path }],
    ),
  };
}
