import { startTestBackend } from '@backstage/backend-test-utils';
import { serviceMeshProvidersExtensionPoint } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import serviceMeshModuleLinkerd, { linkerdProvider } from '.';

describe('the module', () => {
  it('adds Linkerd to the service-mesh backend', async () => {
    const addProvider = jest.fn();
    await startTestBackend({
      extensionPoints: [
        [
          serviceMeshProvidersExtensionPoint,
          { addProvider, addRules: jest.fn() },
        ],
      ],
      features: [serviceMeshModuleLinkerd],
    });
    expect(addProvider).toHaveBeenCalledWith(linkerdProvider);
  });
});
