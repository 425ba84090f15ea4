import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject, serverObject } from '../testUtils/objects';
import { danglingParent } from './danglingParent';

describe('the parent of a route', () => {
  const parent = { group: 'policy.linkerd.io', kind: 'Server', name: 'order' };
  const service = (spec: JsonObject) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'order', namespace: 'shop' },
    spec,
  });
  const onServer = routeObject('orders', [{}], { parent });
  const onService = routeObject('orders', [{}]);
  const finding = { name: 'orders', pointer: '/spec/parentRefs/0/name' };

  it('has to exist', () => {
    expect(findingsOf(danglingParent, [onServer, serverObject('web')])).toEqual(
      [{ ...finding, severity: 'warning' }],
    );
    expect(findingsOf(danglingParent, [onServer])).toEqual([
      {
        ...finding,
        severity: 'info',
        undecided: "needs the Servers of namespace 'shop'",
      },
    ]);
    expect(
      findingsOf(danglingParent, [onServer, serverObject('order')]),
    ).toEqual([]);
  });

  it('has to have an address, where it is a Service', () => {
    expect(
      findingsOf(danglingParent, [onService, service({ clusterIP: 'None' })]),
    ).toEqual([{ ...finding, severity: 'warning' }]);
    expect(findingsOf(danglingParent, [onService, service({})])).toEqual([]);
    expect(findingsOf(danglingParent, [onService])).toEqual([]);
  });
});
