import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { policyObject, routeObject } from '../testUtils/objects';
import { serviceProfileShadows } from './serviceProfileShadows';

describe('a ServiceProfile beside a route', () => {
  const profile = (name: string, spec: JsonObject = {}) => ({
    ...policyObject('ServiceProfile', name, spec),
    apiVersion: 'linkerd.io/v1alpha2',
  });
  const routes = [{ name: 'GET /', condition: { pathRegex: '/' } }];
  const found = (name: string, spec: JsonObject) =>
    findingsOf(serviceProfileShadows, [
      routeObject('orders', [{}]),
      profile(name, spec),
    ]);

  it('of the same Service switches it off', () => {
    expect(found('order.shop.svc.cluster.local', { routes })).toEqual([
      { name: 'orders', pointer: '/spec/parentRefs', severity: 'warning' },
    ]);
  });

  it('does nothing to it without routes, or for another Service', () => {
    expect(found('order.shop.svc.cluster.local', {})).toEqual([]);
    expect(found('cart.shop.svc.cluster.local', { routes })).toEqual([]);
  });
});
