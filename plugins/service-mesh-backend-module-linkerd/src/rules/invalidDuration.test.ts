import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { invalidDuration } from './invalidDuration';

const REQUEST = 'timeout.linkerd.io/request';
const annotated = (value: string) =>
  routeObject('order', [{}], { annotations: { [REQUEST]: value } });

describe('linkerd/invalid-duration', () => {
  it.each(['5m', '2h', '0ms', '0', ' 5s ', '1d'])(
    'is content with %j',
    value => {
      expect(findingsOf(invalidDuration, [annotated(value)])).toEqual([]);
    },
  );

  it.each(['5', '10x', '-0.5s', '5S', '1us', '1m30s', ''])(
    'finds %j',
    value => {
      expect(findingsOf(invalidDuration, [annotated(value)])).toEqual([
        {
          name: 'order',
          pointer: '/metadata/annotations/timeout.linkerd.io~1request',
          severity: 'error',
        },
      ]);
    },
  );

  it('only warns about a Service, which nothing refuses', () => {
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'order',
        annotations: { 'retry.linkerd.io/timeout': '1m30s' },
      },
    };
    expect(findingsOf(invalidDuration, [service])).toEqual([
      {
        name: 'order',
        pointer: '/metadata/annotations/retry.linkerd.io~1timeout',
        severity: 'warning',
      },
    ]);
  });

  it('finds a compound timeout in a rule of a route on a Service, but not on a Gateway', () => {
    const rules = [{ timeouts: { request: '1m30s' } }];
    expect(findingsOf(invalidDuration, [routeObject('order', rules)])).toEqual([
      {
        name: 'order',
        pointer: '/spec/rules/0/timeouts/request',
        severity: 'warning',
      },
    ]);
    const atGateway = routeObject('order', rules, {
      parent: { name: 'public' },
    });
    expect(findingsOf(invalidDuration, [atGateway])).toEqual([]);
  });
});
