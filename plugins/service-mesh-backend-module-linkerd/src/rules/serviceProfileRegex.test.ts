import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { policyObject } from '../testUtils/objects';
import { serviceProfileRegex } from './serviceProfileRegex';

describe('the path of a route of a ServiceProfile', () => {
  const profile = (name: string, spec: JsonObject = {}) => ({
    ...policyObject('ServiceProfile', name, spec),
    apiVersion: 'linkerd.io/v1alpha2',
  });
  const found = (pathRegex: string) =>
    findingsOf(serviceProfileRegex, [
      profile('order', { routes: [{ name: 'a', condition: { pathRegex } }] }),
    ]);

  it('has to be a regular expression of Rust', () => {
    expect(found('/orders/{id}')).toEqual([
      {
        name: 'order',
        pointer: '/spec/routes/0/condition/pathRegex',
        severity: 'warning',
      },
    ]);
    expect(found('/orders/[^/]*')).toEqual([]);
  });
});
