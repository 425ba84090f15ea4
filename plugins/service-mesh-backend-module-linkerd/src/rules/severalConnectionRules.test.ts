import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { severalConnectionRules } from './severalConnectionRules';

describe('a TCPRoute', () => {
  const found = (count: number, parent?: JsonObject) =>
    findingsOf(severalConnectionRules, [
      {
        ...routeObject(
          'db',
          Array(count).fill({ backendRefs: [{ name: 'db', port: 5432 }] }),
          { parent },
        ),
        apiVersion: 'gateway.networking.k8s.io/v1alpha2',
        kind: 'TCPRoute',
      },
    ]);

  it('has one rule in the mesh', () => {
    expect(found(2)).toEqual([
      { name: 'db', pointer: '/spec/rules', severity: 'error' },
    ]);
    expect(found(1)).toEqual([]);
    expect(found(2, { name: 'gateway' })).toEqual([]);
  });
});
