import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { invalidBackend } from './invalidBackend';

describe('a backend', () => {
  const found = (backend: JsonObject, parent?: JsonObject) =>
    findingsOf(invalidBackend, [
      routeObject('orders', [{ backendRefs: [backend] }], { parent }),
    ]);
  const egress = { group: 'policy.linkerd.io', kind: 'EgressNetwork' };
  const pointer = '/spec/rules/0/backendRefs/0';

  it('that is a Service has to have a port', () => {
    expect(found({ group: 'core', kind: 'Service', name: 'order' })).toEqual([
      { name: 'orders', pointer, severity: 'error' },
    ]);
  });

  it('is a Service or the EgressNetwork of the route', () => {
    expect(found({ group: 'example.com', kind: 'Bucket', name: 'b' })).toEqual([
      { name: 'orders', pointer, severity: 'warning' },
    ]);
    expect(found({ ...egress, name: 'shop' })).toMatchObject([{ pointer }]);
    expect(
      found(
        { ...egress, name: 'shop' },
        { ...egress, name: 'shop', port: 443 },
      ),
    ).toEqual([]);
    expect(found({ name: 'order', port: 80 })).toEqual([]);
  });
});
