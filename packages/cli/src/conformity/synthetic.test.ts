import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ConfigureOptions,
  CrdSet,
  finalize,
  resolveService,
  serviceBundle,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { statedCatalog } from '../__testUtils__/syntheticCatalog';
import { cases } from './__testUtils__/cases';
import {
  configured,
  namespaceBundles,
  optionsFor,
  subjects,
} from './__testUtils__/configured';
import { apiServer, describeWithData } from './__testUtils__/crds';
import { ApiServer, ownFindings } from './__testUtils__/faults';

const SERVICES = 1000;

const names = Object.keys(cases);

/** Kinds by case, so that no feature stops being exercised without a word. */
const usual: Record<string, string[]> = {
  istio: [
    'AuthorizationPolicy',
    'DestinationRule',
    'Gateway',
    'PeerAuthentication',
    'RequestAuthentication',
    'ServiceEntry',
    'Sidecar',
    'Telemetry',
    'VirtualService',
  ],
  'istio-ambient': ['AuthorizationPolicy', 'PeerAuthentication'],
  'istio-ambient with a waypoint': [
    'AuthorizationPolicy',
    'DestinationRule',
    'HTTPRoute',
    'PeerAuthentication',
    'RequestAuthentication',
    'Service',
    'Telemetry',
  ],
  linkerd: [
    'AuthorizationPolicy',
    'Deployment',
    'GRPCRoute',
    'HTTPLocalRateLimitPolicy',
    'HTTPRoute',
    'MeshTLSAuthentication',
    'NetworkAuthentication',
    'Server',
    'Service',
  ],
};
usual['istio-ambient with a waypoint and retries'] =
  usual['istio-ambient with a waypoint'];

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

/** Every object of every release, in the order of the releases. */
function* objectsOf(options: ConfigureOptions) {
  const { provider, config } = options;
  const inputs = subjects(options).map(id => resolveService(id, options).input);
  for (const version of provider.versions) {
    const target = { ...options.target, version };
    for (const input of inputs) {
      const bundle = serviceBundle(input.service, target);
      for (const draft of provider.render(input, target).manifests) {
        const { object } = finalize(draft, bundle, config.output);
        yield { object, target };
      }
    }
    for (const { manifests } of namespaceBundles({ ...options, target })) {
      for (const { object } of manifests) {
        yield { object, target };
      }
    }
  }
}

describeWithData(`what is generated for ${SERVICES} services`, () => {
  const entities = statedCatalog(SERVICES);
  let crds: Record<'standard' | 'experimental', CrdSet>;
  beforeAll(() => {
    crds = {
      standard: apiServer('standard'),
      experimental: apiServer('experimental'),
    };
  });

  it.each(names)('is accepted by every release: %s', name => {
    const one = cases[name];
    const options = optionsFor(entities, one, undefined, {
      ...serviceMesh,
      platformCallers: platformCallers(one.mesh),
    });
    const server = new ApiServer(
      crds[one.gatewayApi.channel],
      options.provider.kinds,
    );
    const kinds = new Set<string>();
    const faults: string[] = [];
    for (const { object, target } of objectsOf(options)) {
      kinds.add(object.kind);
      faults.push(...server.faults(object, target));
    }

    expect(faults).toEqual([]);
    expect([...kinds].sort()).toEqual(usual[name]);
  });

  it.each(names)('passes our own rules: %s', name => {
    const one = cases[name];
    const options = optionsFor(entities, one, undefined, {
      ...serviceMesh,
      platformCallers: platformCallers(one.mesh),
    });

    expect(configured(options).flatMap(ownFindings)).toEqual([]);
  });
});
