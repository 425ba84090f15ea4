import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { routeVersion } from './routeVersion';

describe('a TLSRoute', () => {
  const found = (version: string) =>
    findingsOf(routeVersion, [
      {
        ...routeObject('pay', [{ backendRefs: [{ name: 'pay', port: 443 }] }]),
        apiVersion: `gateway.networking.k8s.io/${version}`,
        kind: 'TLSRoute',
      },
    ]);

  it('may not be seen in another version than v1alpha2', () => {
    expect(found('v1')).toEqual([
      {
        name: 'pay',
        pointer: '/apiVersion',
        severity: 'info',
        undecided: 'needs the channel of the Gateway API',
      },
    ]);
    expect(found('v1alpha2')).toEqual([]);
  });
});
