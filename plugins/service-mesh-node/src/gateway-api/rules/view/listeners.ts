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

/** Most listeners of a Gateway (Gateway API 1.0); one with more is rejected. */
const MOST = 64;

/**
 * The listeners of a Gateway.
 *
 * @internal
 */
export function listenersOf(document: ManifestDocument): Listener[] {
  const listeners = items(members(document.object.spec).listeners);
  return listeners.slice(0, MOST).map((value, index) => {
    const { name, hostname, port, protocol } = value;
    const host = typeof hostname === 'string' ? hostname.toLowerCase() : null;
    return {
      document,
      gateway: identityOf(document.object).name,
      pointer: `/spec/listeners/${index}`,
      name: typeof name === 'string' ? name : '',
      hostname: host,
      value,
      key: JSON.stringify([protocol, port, host]),
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
