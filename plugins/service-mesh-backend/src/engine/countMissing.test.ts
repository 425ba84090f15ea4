import { readMeshConfig } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { discover } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { countMissing } from './countMissing';

const ORDER = 'component:default/order';
const WEB = 'component:default/web';

describe('facts missing to enforce a service', () => {
  it('are counted by the others that they name', () => {
    const { identities } = discover({
      entities: testCatalog(),
      config: readMeshConfig({}),
      fallbackMesh: 'istio',
    });
    const facts = [
      `namespace of ${ORDER}`,
      `service account of ${WEB}`,
      `the caller ${WEB} being in the same mesh (it is in 'linkerd')`,
      'the trust domain (app-config serviceMesh.targets.istio.trustDomain)',
    ];
    expect(countMissing(facts, ORDER, identities)).toEqual([
      { about: [], missing: 2 },
      { about: [WEB], missing: 2 },
    ]);
  });
});
