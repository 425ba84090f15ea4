import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { identityOf, items, members } from '../../../lenient';
import { perContext } from '../../../validate/perContext';
import { ManifestDocument } from '../../../validate/rule';
import { documentsOf } from './documents';

/**
 * A listener of a Gateway.
 *
 * @internal
 */
export interface Listener {
  document: ManifestDocument;
  /** Name of the Gateway. */
  gateway: string;
  pointer: JsonPointer;
  name: string;
  /** In lower case; `null` for all hosts. */
  hostname: string | null;
  value: JsonObject;
  /** Listeners of one Gateway with the same key collide. */
  key: string;
}

/**
 * The listeners of a Gateway.
 *
 * @internal
 */
export function listenersOf(document: ManifestDocument): Listener[] {
  return items(members(document.object.spec).listeners).map((value, index) => {
    const { name, hostname, port, protocol } = value;
    const host = typeof hostname === 'string' ? hostname.toLowerCase() : null;
    return {
      document,
      gateway: identityOf(document.object).name,
      pointer: `/spec/listeners/${index}`,
      name: typeof name === 'string' ? name : '',
      hostname: host,
      value,
      key: `${protocol}|${port}|${host ?? ''}`,
    };
  });
}

/**
 * The listeners of all Gateways.
 *
 * @internal
 */
export const allListeners = perContext<readonly Listener[]>(context =>
  documentsOf(context, 'Gateway').flatMap(listenersOf),
);
