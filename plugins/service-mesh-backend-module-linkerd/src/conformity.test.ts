import {
  configureNamespace,
  configureService,
  discover,
  readMeshConfig,
  resolveTarget,
  rulesFor,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { linkerdProvider } from './provider';
import { renderNamespace, renderService } from './render';
import {
  catalogIn,
  definitions,
  describeWithData,
  sharedData,
} from './__testUtils__/data';
import {
  egressNamespace,
  everyProtocol,
  experimentalTarget,
} from './testUtils/egress';
import { linkerdTarget, objectsOf } from './testUtils/rendered';
import { scenarios } from './testUtils/scenarios';

// A definition is compiled when its first object arrives, which takes seconds on a busy machine.
jest.setTimeout(60_000);

const catalogs = [
  'packages/backend/catalog/shop',
  ...[
    'integration-server',
    'linkerd-workshop',
    'online-boutique',
    'zenika',
  ].map(name => `${sharedData}/catalogs/${name}`),
];

const cases = linkerdProvider.versions.flatMap(version =>
  (['standard', 'experimental'] as const).map(channel => ({
    version,
    channel,
  })),
);

/** Everything that is made of a catalog, with all that policy can say at once. */
function configured(catalog: string, version: string, channel: string) {
  const providers = [linkerdProvider];
  const config = readMeshConfig({
    defaultMesh: 'linkerd',
    namespaceTemplate: 'shop',
    targets: {
      linkerd: { version, trustDomain: 'cluster.local' },
      gatewayApi: { version: '1.2', channel },
    },
    namespaces: [{ name: 'shop', bundle: true, location: 'https://git/shop' }],
    policy: {
      security: { stage: 'enforce', egress: 'declared' },
      resilience: {
        rateLimit: { requestsPerSecond: 50 },
        circuitBreaker: { consecutiveErrors: 5 },
      },
      observability: { accessLog: 'all' },
    },
  });
  const common = {
    discovery: discover({
      entities: catalogIn(catalog),
      config,
      fallbackMesh: 'linkerd',
    }),
    config,
    target: resolveTarget({ mesh: 'linkerd', config, providers }),
    provider: linkerdProvider,
    rules: rulesFor(providers),
  };
  return [
    ...Object.keys(common.discovery.services).flatMap(
      id =>
        configureService(id, { ...common, meshes: linkerdProvider.dataPlanes })
          .manifests,
    ),
    ...(configureNamespace('shop', common)?.manifests ?? []),
  ].map(({ object }) => object);
}

describeWithData('an API server with the definitions of Linkerd', () => {
  let crds: Record<'standard' | 'experimental', ReturnType<typeof definitions>>;
  // Not while suites are collected: that happens where the data is absent too.
  beforeAll(() => {
    crds = {
      standard: definitions('standard'),
      experimental: definitions('experimental'),
    };
  });

  /** Kinds without a definition, such as Service, are built into the API server. */
  const refused = (channel: 'standard' | 'experimental', objects: object[]) =>
    objects.flatMap(object => {
      const problems = crds[channel].validate(object) ?? [];
      return problems.length ? [{ object, problems }] : [];
    });

  it.each(cases)(
    'accepts every scenario for $version with the $channel channel',
    ({ version, channel }) => {
      const target = {
        ...linkerdTarget,
        version,
        gatewayApiChannel: channel,
      };
      const objects = Object.values(scenarios).flatMap(input =>
        objectsOf(renderService(input, target)),
      );
      expect(objects.length).toBeGreaterThan(50);
      expect(refused(channel, objects)).toEqual([]);
    },
  );

  it('accepts what holds a namespace to its declared calls', () => {
    const objects = objectsOf(
      renderNamespace(egressNamespace(everyProtocol), experimentalTarget),
    );
    expect(objects.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'HTTPRoute',
      'TLSRoute',
      'TCPRoute',
      'EgressNetwork',
    ]);
    expect(refused('experimental', objects)).toEqual([]);
  });

  it.each(cases)(
    'accepts the shop and the catalogs of others for $version with the $channel channel',
    ({ version, channel }) => {
      const objects = catalogs.flatMap(catalog =>
        configured(catalog, version, channel),
      );
      const kinds = objects.map(({ kind }) => kind);
      expect(kinds).toEqual(
        expect.arrayContaining(['Server', 'HTTPRoute', 'AuthorizationPolicy']),
      );
      expect(refused(channel, objects)).toEqual([]);
    },
  );
});
