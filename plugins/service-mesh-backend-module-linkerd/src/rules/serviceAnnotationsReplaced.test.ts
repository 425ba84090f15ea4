import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { serviceAnnotationsReplaced } from './serviceAnnotationsReplaced';

type Annotations = Record<string, string>;

const found = (
  ofService: Annotations,
  annotations: Annotations,
  name = 'order',
) =>
  findingsOf(serviceAnnotationsReplaced, [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'shop', annotations: ofService },
    },
    routeObject('orders', [{}], { annotations }),
  ]);

const timeouts = {
  'timeout.linkerd.io/request': '5s',
  'timeout.linkerd.io/idle': '30s',
};
const retries = {
  'retry.linkerd.io/http': '5xx',
  'retry.linkerd.io/limit': '2',
};

describe('annotations of a Service and of its route', () => {
  it.each([
    [timeouts, { 'timeout.linkerd.io/request': '2s' }],
    [retries, { 'retry.linkerd.io/limit': '1' }],
  ])('are found where of %j only %j is repeated', (ofService, ofRoute) => {
    expect(found(ofService, ofRoute)).toEqual([
      {
        name: 'orders',
        pointer: '/metadata/annotations',
        severity: 'warning',
      },
    ]);
  });

  it.each([
    ['the route says nothing', timeouts, {}],
    ['the route repeats all', timeouts, timeouts],
    ['the route says more', { 'retry.linkerd.io/http': '5xx' }, retries],
    ['they are of different kinds', timeouts, retries],
  ])('are fine where %s', (_, ofService, ofRoute) => {
    expect(found(ofService, ofRoute)).toEqual([]);
  });

  it('are fine where the Service is another', () => {
    const some = { 'timeout.linkerd.io/request': '2s' };

    expect(found(timeouts, some, 'basket')).toEqual([]);
  });
});
