import { testDelivery, testServiceConfig } from '../testUtils/serviceConfig';
import { withNamespaces } from './withNamespaces';

const [manifest] = testServiceConfig().manifests;
const namespace = {
  namespace: 'shop',
  configLocation: null,
  manifests: [{ ...manifest, file: 'default/shop/_namespace/gateway.yaml' }],
  losses: [],
  findings: [],
};

describe('withNamespaces', () => {
  it('tells what holds for a namespace with its first service alone', () => {
    const { target } = testServiceConfig();
    const staging = testDelivery({
      target: { ...target, environment: 'staging' },
    });
    const counts = withNamespaces([
      { ...testDelivery(), namespace },
      { ...testDelivery(), namespace },
      { ...staging, namespace },
      testDelivery(),
    ]).map(({ manifests }) => manifests.length);

    expect(counts).toEqual([2, 1, 2, 1]);
  });
});
