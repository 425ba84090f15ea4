import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { policyObject } from '../testUtils/objects';
import { serviceProfileFields } from './serviceProfileFields';

describe('a ServiceProfile', () => {
  const profile = (name: string, spec: JsonObject = {}) => ({
    ...policyObject('ServiceProfile', name, spec),
    apiVersion: 'linkerd.io/v1alpha2',
  });
  it('is refused for an unknown member', () => {
    expect(
      findingsOf(serviceProfileFields, [
        { ...profile('order'), routes: [] },
        profile('cart'),
      ]),
    ).toEqual([{ name: 'order', pointer: '/routes', severity: 'error' }]);
  });
});
