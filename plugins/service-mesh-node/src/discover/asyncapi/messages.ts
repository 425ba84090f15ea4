import {
  Finding,
  Json,
  JsonObject,
  Message,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../../finding';
import { asObject, resolve } from '../openapi/document';

/** An operation as written: its message, or nothing where it cannot be known. */
interface Written {
  id: string | null;
  action: Json | undefined;
  address: string | null;
  pointer: string;
}

/** AsyncAPI 2 says what others do: they publish what the service receives, and subscribe to what it sends. */
const actions2 = { publish: 'receive', subscribe: 'send' };

function written2(document: JsonObject): Written[] {
  return Object.entries(asObject(document.channels)).flatMap(
    ([address, value]): Written[] => {
      const { layers, broken } = resolve(document, value, []);
      const item = layers[layers.length - 1].object;
      if (broken !== null) {
        const pointer = toPointer(['channels', address]);
        return [{ id: null, action: undefined, address: null, pointer }];
      }
      return Object.entries(actions2)
        .filter(([verb]) => Object.hasOwn(item, verb))
        .map(([verb, action]) => {
          const { operationId } = asObject(item[verb]);
          return {
            id: typeof operationId === 'string' ? operationId : null,
            action,
            address,
            pointer: toPointer(['channels', address, verb]),
          };
        });
    },
  );
}

/** The address of a channel, or its name where the address is only known at runtime. */
function addressOf(document: JsonObject, channel: Json | undefined) {
  const { layers, broken } = resolve(document, channel, []);
  if (broken !== null || layers.length === 1) {
    return null;
  }
  const { address } = layers[layers.length - 1].object;
  return typeof address === 'string' ? address : layers[1].path.at(-1)!;
}

const inverse = (action: Json | undefined) =>
  ({ send: 'receive', receive: 'send' }[String(action)]);

/** The reply to an operation goes the other way; without a channel, its address is known at runtime only. */
function reply3(
  document: JsonObject,
  { id, action, pointer }: Written,
  reply: Json | undefined,
): Written[] {
  const { channel } = resolve(document, reply, []).layers.at(-1)!.object;
  return channel === undefined
    ? []
    : [
        {
          id: `${id}.reply`,
          action: inverse(action),
          address: addressOf(document, channel),
          pointer: `${pointer}/reply`,
        },
      ];
}

function written3(document: JsonObject): Written[] {
  return Object.entries(asObject(document.operations)).flatMap(
    ([id, value]) => {
      const { layers } = resolve(document, value, []);
      const { action, channel, reply } = layers[layers.length - 1].object;
      const request = {
        id,
        action,
        address: addressOf(document, channel),
        pointer: toPointer(['operations', id]),
      };
      return [request, ...reply3(document, request, reply)];
    },
  );
}

function unreadable(api: string, pointers: string[]): Finding[] {
  const [pointer] = pointers;
  const others = pointers.length > 1 ? ` and ${pointers.length - 1} more` : '';
  return pointers.length
    ? [
        sourceFinding('catalog', {
          code: 'catalog/definition-invalid',
          message: `The definition of ${api} has operations that are left out, at ${pointer}${others}: each needs an action and a channel inside the same document.`,
          params: { operations: pointers.length },
          entityRef: api,
          pointer: '/spec/definition',
          origin: { source: 'definition', entityRef: api, pointer },
        }),
      ]
    : [];
}

function clash(api: string, id: string, pointer: string): Finding {
  return sourceFinding('catalog', {
    code: 'catalog/operation-clash',
    severity: 'info',
    message: `Two operations of ${api} have the id '${id}'. Give each its own.`,
    params: { operation: id },
    entityRef: api,
    pointer,
    origin: { source: 'definition', entityRef: api, pointer },
  });
}

/**
 * Reads what a service sends and receives, from its own point of view.
 *
 * @internal
 */
export function readMessages(
  document: JsonObject,
  api: string,
  major: 2 | 3,
): { messages: Message[]; findings: Finding[] } {
  const messages = new Map<string, Message>();
  const clashes: Finding[] = [];
  const leftOut: string[] = [];
  for (const written of major === 2 ? written2(document) : written3(document)) {
    const { action, address, pointer } = written;
    if ((action !== 'send' && action !== 'receive') || address === null) {
      leftOut.push(pointer);
    } else {
      const id = written.id ?? `${action} ${address}`;
      const isTaken = messages.has(id);
      const unique = isTaken ? `${id}#${pointer}` : id;
      messages.set(unique, {
        id: unique,
        api,
        action,
        address,
        origin: { source: 'definition', entityRef: api, pointer },
      });
      clashes.push(...(isTaken ? [clash(api, id, pointer)] : []));
    }
  }
  return {
    messages: [...messages.values()],
    findings: [...clashes, ...unreadable(api, leftOut)],
  };
}
