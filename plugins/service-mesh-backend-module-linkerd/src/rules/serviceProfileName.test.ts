import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { policyObject } from '../testUtils/objects';
import { serviceProfileName } from './serviceProfileName';

describe('the name of a ServiceProfile', () => {
  const profile = (name: string, spec: JsonObject = {}) => ({
    ...policyObject('ServiceProfile', name, spec),
    apiVersion: 'linkerd.io/v1alpha2',
  });
  const found = (name: string) =>
    findingsOf(serviceProfileName, [profile(name)]);

  it('has to be that of a Service', () => {
    expect(found('order')).toEqual([
      { name: 'order', pointer: '/metadata/name', severity: 'warning' },
    ]);
    expect(found('^order')).toMatchObject([{ severity: 'error' }]);
    expect(found('order.shop.svc.cluster.local')).toEqual([]);
  });
});
