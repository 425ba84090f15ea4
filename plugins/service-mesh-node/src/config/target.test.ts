import { MeshProvider } from '../provider';
import { readMeshConfig } from './schema';
import { resolveTarget } from './target';

const provider = (id: string, ...versions: string[]) =>
  ({
    id,
    dataPlanes: [id],
    versions,
    defaultVersion: versions[0],
  } as unknown as MeshProvider);

const providers = [
  provider('istio', '1.29', '1.30'),
  provider('linkerd', '2.18'),
];

const config = readMeshConfig({
  targets: {
    istio: { version: '1.29', trustDomain: 'prod.local', revision: 'stable' },
    gatewayApi: { version: '1.3' },
  },
  environments: [
    {
      name: 'staging',
      facts: {
        cluster: 'staging-1',
        trustDomain: 'staging.local',
        targets: {
          istio: { version: '1.30', revision: 'canary' },
          gatewayApi: { channel: 'experimental' },
        },
      },
    },
  ],
});

const target = (mesh: string, environment?: string) =>
  resolveTarget({ mesh, environment, config, providers });

describe('resolveTarget', () => {
  it('knows what app-config says for all environments', () => {
    expect(target('istio')).toMatchObject({
      environment: 'default',
      version: '1.29',
      versionStated: true,
      cluster: null,
      trustDomain: 'prod.local',
      gatewayApiVersion: '1.3',
      gatewayApiChannel: 'standard',
      settings: { revision: 'stable' },
      settingPointers: { revision: '/serviceMesh/targets/istio/revision' },
    });
  });

  it('lets an environment have facts of its own, for all targets or for one', () => {
    expect(target('istio', 'staging')).toMatchObject({
      version: '1.30',
      cluster: 'staging-1',
      trustDomain: 'staging.local',
      gatewayApiVersion: '1.3',
      gatewayApiChannel: 'experimental',
      settings: { revision: 'canary' },
      settingPointers: {
        revision: '/serviceMesh/environments/0/facts/targets/istio/revision',
        trustDomain: '/serviceMesh/environments/0/facts/trustDomain',
      },
    });
    expect(target('linkerd', 'staging')).toMatchObject({
      version: '2.18',
      versionStated: false,
      trustDomain: 'staging.local',
      trustDomainStated: true,
    });
  });

  it('refuses what it cannot mean', () => {
    expect(() => target('consul')).toThrow(
      "No provider renders the mesh 'consul'; there are: istio, linkerd",
    );
    expect(() => target('istio', 'qa')).toThrow("No environment 'qa'");
    expect(() =>
      resolveTarget({
        mesh: 'istio',
        config: readMeshConfig({ targets: { istio: { version: '1.2' } } }),
        providers,
      }),
    ).toThrow("/serviceMesh/targets/istio/version: '1.2' is not a release");
  });

  it.each(['1.0', 'latest'])(
    'refuses the Gateway API %s, which has no routes of Services that it knows',
    version => {
      expect(() =>
        resolveTarget({
          mesh: 'istio',
          config: readMeshConfig({ targets: { gatewayApi: { version } } }),
          providers,
        }),
      ).toThrow(
        `/serviceMesh/targets/gatewayApi/version: '${version}' is not a release`,
      );
    },
  );
});

describe('readMeshConfig', () => {
  it.each([
    [
      { environments: [{ name: 'staging', facts: { version: '1.30' } }] },
      'version belongs under targets.<provider>',
    ],
    [{ locked: ['security.mtsl'] }, 'serviceMesh.locked.0'],
    [{ limits: [{ leaf: 'resilience', max: 1 }] }, 'serviceMesh.limits.0.leaf'],
    [
      { limits: [{ leaf: 'resilience.timeout', max: 'long' }] },
      'must be a number or a duration',
    ],
  ])('refuses %j', (section, message) => {
    expect(() => readMeshConfig(section)).toThrow(message);
  });
});
