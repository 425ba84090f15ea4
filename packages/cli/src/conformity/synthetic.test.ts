import {
  JsonObject,
  KubernetesObject,
  policyLeafNames,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ConfigureOptions,
  CrdSet,
  finalize,
  resolveService,
  serviceBundle,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { statedCatalog } from '../__testUtils__/syntheticCatalog';
import { cases } from './__testUtils__/cases';
import {
  Configured,
  configured,
  namespaceBundles,
  optionsFor,
  subjects,
} from './__testUtils__/configured';
import { apiServer, describeWithData } from './__testUtils__/crds';
import { ApiServer, ownFindings } from './__testUtils__/faults';

/** How many services each case gets; those with little of their own get fewer. */
const sizes: Record<string, number> = {
  istio: 1000,
  'istio-ambient': 1000,
  'istio-ambient with a waypoint': 1000,
  'istio-ambient with a waypoint and retries': 200,
  linkerd: 200,
};

/** In ambient, namespaces that are rendered as a whole have a waypoint. */
const ambient = [
  'AuthorizationPolicy',
  'DestinationRule',
  'Gateway',
  'HTTPRoute',
  'Namespace',
  'PeerAuthentication',
  'RequestAuthentication',
  'Service',
  'Telemetry',
];

/** Kinds by case, so that no feature stops being exercised without a word. */
const usual: Record<string, string[]> = {
  istio: [
    'AuthorizationPolicy',
    'DestinationRule',
    'Gateway',
    'Namespace',
    'PeerAuthentication',
    'RequestAuthentication',
    'ServiceEntry',
    'Sidecar',
    'Telemetry',
    'VirtualService',
  ],
  'istio-ambient': ambient,
  'istio-ambient with a waypoint': ambient,
  'istio-ambient with a waypoint and retries': ambient,
  linkerd: [
    'AuthorizationPolicy',
    'Deployment',
    'GRPCRoute',
    'HTTPLocalRateLimitPolicy',
    'HTTPRoute',
    'MeshTLSAuthentication',
    'Namespace',
    'NetworkAuthentication',
    'Server',
    'Service',
  ],
};

/** What the platform says, so that every feature can be rendered. */
const serviceMesh = {
  targets: Object.fromEntries(
    ['istio', 'linkerd'].map(provider => [
      provider,
      {
        trustDomain: 'cluster.local',
        gatewaySelector: { istio: 'ingressgateway' },
        gatewayCredentialName: 'shop-tls',
      },
    ]),
  ),
  namespaces: ['team-0', 'team-1', 'team-2'].map(name => ({
    name,
    bundle: true,
    location: 'https://example.com/shop/tree/main/mesh/',
  })),
  identityProviders: [
    {
      name: 'login',
      schemes: ['userToken'],
      issuer: 'https://login.example.com/',
      jwksUri: 'https://login.example.com/jwks',
      audiences: ['shop'],
    },
  ],
};

const platformCallers = (mesh: string): JsonObject[] => [
  {
    name: 'ingress',
    role: 'ingress',
    serviceAccount: 'istio-ingress/gateway',
    mesh,
  },
  {
    name: 'prometheus',
    serviceAccount: 'monitoring/prometheus',
    paths: ['/metrics'],
  },
];

const objectsOf = (all: readonly Configured[]) =>
  all.flatMap(({ manifests }) => manifests.map(({ object }) => object));

/**
 * What is rendered for a release: everything for the oldest and the newest, and for those between one service in five, each
 * time others.
 */
function renderedFor(
  version: string,
  inputs: readonly ServiceInput[],
  options: ConfigureOptions,
): KubernetesObject[] {
  const { provider, config } = options;
  const target = { ...options.target, version };
  const place = provider.versions.indexOf(version);
  const isWhole = place === 0 || place === provider.versions.length - 1;
  return [
    ...inputs
      .filter((_, index) => isWhole || index % 5 === place % 5)
      .flatMap(input => {
        const bundle = serviceBundle(input.service, target);
        return provider
          .render(input, target)
          .manifests.map(
            draft => finalize(draft, bundle, config.output).object,
          );
      }),
    ...objectsOf(namespaceBundles({ ...options, target })),
  ];
}

describeWithData('what is generated for many services', () => {
  let crds: Record<'standard' | 'experimental', CrdSet>;
  beforeAll(() => {
    crds = {
      standard: apiServer('standard'),
      experimental: apiServer('experimental'),
    };
  });

  it.each(Object.entries(sizes))(
    'is accepted by every release and by our own rules: %s, %d services',
    (name, size) => {
      const one = cases[name];
      const options = optionsFor(statedCatalog(size), one, undefined, {
        ...serviceMesh,
        platformCallers: platformCallers(one.mesh),
      });
      const { kinds, versions } = options.provider;
      const server = new ApiServer(crds[one.gatewayApi.channel], kinds);
      const inputs = subjects(options).map(
        id => resolveService(id, options).input,
      );
      const all = configured(options);
      const faults = versions.flatMap(version => {
        const objects =
          version === options.target.version
            ? objectsOf(all)
            : renderedFor(version, inputs, options);
        return objects.flatMap(object =>
          server.faults(object, { ...options.target, version }),
        );
      });
      const found = new Set(objectsOf(all).map(({ kind }) => kind));

      expect(faults).toEqual([]);
      expect([...found].sort()).toEqual(usual[name]);
      expect(all.flatMap(ownFindings)).toEqual([]);
    },
  );
});

describe('the catalog', () => {
  it('uses every setting that there is', () => {
    const text = JSON.stringify(statedCatalog(100));
    const unused = policyLeafNames.filter(
      leaf => !text.includes(`policy.${leaf}`) && !leaf.includes('.ingress.'),
    );

    expect(unused).toEqual([]);
  });
});
