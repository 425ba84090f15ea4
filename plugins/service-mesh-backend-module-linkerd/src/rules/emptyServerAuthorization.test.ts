import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { policyObject } from '../testUtils/objects';
import { emptyServerAuthorization } from './emptyServerAuthorization';

describe('a ServerAuthorization', () => {
  const found = (client: JsonObject) =>
    findingsOf(emptyServerAuthorization, [
      {
        ...policyObject('ServerAuthorization', 'web', {
          server: { name: 'order' },
          client,
        }),
        apiVersion: 'policy.linkerd.io/v1beta1',
      },
    ]);

  it('names its clients', () => {
    expect(found({ networks: [{ cidr: '10.0.0.0/8' }] })).toEqual([
      { name: 'web', pointer: '/spec/client', severity: 'warning' },
    ]);
    expect(found({ unauthenticated: true })).toEqual([]);
    expect(found({ meshTLS: { identities: ['*'] } })).toEqual([]);
  });
});
