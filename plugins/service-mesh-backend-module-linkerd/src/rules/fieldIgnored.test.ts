import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { fieldIgnored } from './fieldIgnored';

describe('a field of a route that Linkerd does not read', () => {
  const server = { group: 'policy.linkerd.io', kind: 'Server', name: 'order' };
  const pointers = (rule: JsonObject, parent?: JsonObject) =>
    findingsOf(fieldIgnored, [routeObject('orders', [rule], { parent })]).map(
      ({ pointer }) => pointer,
    );

  it('is found on a Service', () => {
    expect(
      pointers({
        retry: { attempts: 2 },
        sessionPersistence: { type: 'Cookie' },
        timeouts: { request: '5s', backendRequest: '1s' },
      }),
    ).toEqual([
      '/spec/rules/0/retry',
      '/spec/rules/0/sessionPersistence',
      '/spec/rules/0/timeouts/backendRequest',
    ]);
  });

  it('is found on a Server', () => {
    const rule = {
      timeouts: { request: '5s' },
      filters: [
        {
          type: 'ResponseHeaderModifier',
          responseHeaderModifier: { remove: ['server'] },
        },
      ],
    };
    expect(pointers(rule, server)).toEqual([
      '/spec/rules/0/filters/0',
      '/spec/rules/0/timeouts/request',
    ]);
    expect(pointers(rule)).toEqual([]);
  });
});
