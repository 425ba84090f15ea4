import { startTestBackend } from '@backstage/backend-test-utils';
import { serviceMeshProvidersExtensionPoint } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import serviceMeshModuleIstio, { istioProvider } from './index';

describe('the Istio module', () => {
  it('plugs its provider into the service mesh backend', async () => {
    const providers = {
      addPlugs: jest.fn(),
      addProvider: jest.fn(),
      addRules: jest.fn(),
    };

    await startTestBackend({
      extensionPoints: [[serviceMeshProvidersExtensionPoint, providers]],
      features: [serviceMeshModuleIstio],
    });

    const [[plugs]] = providers.addPlugs.mock.calls;
    expect(plugs.providers).toEqual([istioProvider]);
    expect(require(plugs.file).plugs).toBe(plugs);
  });
});
