import { startTestBackend } from '@backstage/backend-test-utils';
import { serviceMeshProvidersExtensionPoint } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import serviceMeshModuleLinkerd, { linkerdProvider } from '.';

describe('the module', () => {
  it('adds Linkerd to the service-mesh backend', async () => {
    const addPlugs = jest.fn();
    await startTestBackend({
      extensionPoints: [
        [
          serviceMeshProvidersExtensionPoint,
          { addPlugs, addProvider: jest.fn(), addRules: jest.fn() },
        ],
      ],
      features: [serviceMeshModuleLinkerd],
    });
    const [[plugs]] = addPlugs.mock.calls;
    expect(plugs.providers).toEqual([linkerdProvider]);
    expect(require(plugs.file).plugs).toBe(plugs);
  });
});
