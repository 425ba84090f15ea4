import {
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { asList, asObject, field, own, resolve } from './document';

const streams = new Set([
  'text/event-stream',
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/json-seq',
  'application/stream+json',
  'multipart/x-mixed-replace',
]);

const isStream = (type: Json) =>
  typeof type === 'string' &&
  streams.has(
    type.slice(0, 100).split(';')[0].trim().toLocaleLowerCase('en-US'),
  );

function answersWithStream(document: JsonObject, object: JsonObject): boolean {
  return Object.values(asObject(own(object, 'responses'))).some(response => {
    const resolved = resolve(document, response, []);
    return Object.entries(asObject(field(resolved, 'content')?.value)).some(
      // OpenAPI 3.2 describes the items of a stream with `itemSchema`.
      ([type, media]) =>
        isStream(type) || Object.hasOwn(asObject(media), 'itemSchema'),
    );
  });
}

/** Vendors' hints, such as `x-websocket: true` or `x-gateway: { websocket: true }`, and the answer 101. */
function upgrades(object: JsonObject): boolean {
  return (
    Object.hasOwn(asObject(own(object, 'responses')), '101') ||
    Object.entries(object).some(
      ([name, value]) =>
        name.startsWith('x-') &&
        (own(asObject(value), 'websocket') === true ||
          (/websocket/i.test(name) && value !== false && value !== null)),
    )
  );
}

/**
 * Whether an operation answers without a foreseeable end: with a stream of events or records, or by turning into a
 * WebSocket.
 *
 * @internal
 */
export function isStreaming(document: JsonObject, object: JsonObject): boolean {
  const produces = own(object, 'produces') ?? own(document, 'produces');
  const schemes = asList(own(object, 'schemes'));
  return (
    (own(document, 'swagger') !== undefined &&
      asList(produces).some(isStream)) ||
    (schemes.length > 0 && schemes.every(s => s === 'ws' || s === 'wss')) ||
    answersWithStream(document, object) ||
    upgrades(object)
  );
}
