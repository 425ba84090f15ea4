import { MeshProvider } from '../provider';
import { readMeshConfig } from './schema';
import { resolveTarget } from './target';

const provider: MeshProvider = {
  id: 'test',
  title: 'Test',
  dataPlanes: ['test'],
  versions: ['1.8', '1.9'],
  defaultVersion: '1.9',
  kinds: [],
  render: () => ({ manifests: [], losses: [] }),
  rules: [],
  evaluate: () => ({
    decision: 'unknown',
    by: null,
    route: null,
    timeout: null,
    retries: null,
  }),
};

const resolve = (targets: object) =>
  resolveTarget({
    mesh: 'test',
    config: readMeshConfig({ targets }),
    providers: [provider],
  });

describe('the target', () => {
  it('has the releases that the configuration states, or the defaults', () => {
    expect(resolve({})).toMatchObject({
      version: '1.9',
      gatewayApiVersion: '1.2',
      gatewayApiChannel: 'standard',
    });
    expect(
      resolve({
        test: { version: '1.8' },
        gatewayApi: { version: '1.4.1', channel: 'experimental' },
      }),
    ).toMatchObject({
      version: '1.8',
      gatewayApiVersion: '1.4.1',
      gatewayApiChannel: 'experimental',
    });
  });

  it.each([
    ['targets.test.version', { test: { version: '1.7' } }],
    ['targets.gatewayApi.version', { gatewayApi: { version: '1.0' } }],
    ['targets.gatewayApi.version', { gatewayApi: { version: 'latest' } }],
  ])('refuses a release that cannot be rendered for: %s', (key, targets) => {
    expect(() => resolve(targets)).toThrow(key);
  });
});
