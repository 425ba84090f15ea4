import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { policyObject } from '../testUtils/objects';
import { egressOverlapsCluster } from './egressOverlapsCluster';

describe('an EgressNetwork', () => {
  const found = (network: JsonObject) =>
    findingsOf(egressOverlapsCluster, [
      policyObject('EgressNetwork', 'shop', {
        trafficPolicy: 'Deny',
        networks: [network],
      }),
    ]);

  it('may not be accepted with addresses of the cluster', () => {
    expect(found({ cidr: '10.1.0.0/16' })).toEqual([
      {
        name: 'shop',
        pointer: '/spec/networks/0/cidr',
        severity: 'info',
        undecided: 'needs the clusterNetworks of the installation',
      },
    ]);
    expect(found({ cidr: '203.0.113.0/24' })).toEqual([]);
  });
});
