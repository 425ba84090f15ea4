import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { annotationIgnored } from './annotationIgnored';

describe('an annotation of a route', () => {
  const found = (name: string, parent?: JsonObject) =>
    findingsOf(annotationIgnored, [
      routeObject('orders', [{}], { annotations: { [name]: '5s' }, parent }),
    ]).map(({ pointer }) => pointer);
  const server = { group: 'policy.linkerd.io', kind: 'Server', name: 'order' };
  const breaker = 'balancer.linkerd.io/failure-accrual';

  it('is not read where it is one of Services', () => {
    expect(found(breaker)).toEqual([
      '/metadata/annotations/balancer.linkerd.io~1failure-accrual',
    ]);
    expect(found(breaker, { name: 'gateway' })).toEqual([]);
  });

  it('is not read on a Server where it is about calls', () => {
    expect(found('timeout.linkerd.io/request', server)).toHaveLength(1);
    expect(found('timeout.linkerd.io/request')).toEqual([]);
  });
});

describe('an annotation of a Service', () => {
  const exported = { 'mirror.linkerd.io/exported': 'true' };
  const service = (metadata: object) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'orders', namespace: 'shop', ...metadata },
  });

  it('exports nothing, where a label does', () => {
    expect(
      findingsOf(annotationIgnored, [
        service({ annotations: exported }),
        service({ name: 'basket', labels: exported }),
      ]),
    ).toMatchObject([
      { pointer: '/metadata/annotations/mirror.linkerd.io~1exported' },
    ]);
  });
});
