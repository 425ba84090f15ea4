import { Entity } from '@backstage/catalog-model';
import { readMeshConfig } from '../config';
import { discover } from '../discover';
import {
  testCatalog,
  testDefinition,
  testEntity,
  testTarget,
} from '../testUtils';
import { resolvePolicy } from './resolve';

const ORDER = 'component:default/order';
const target = testTarget({
  mesh: 'istio',
  provider: 'istio',
  version: '1.29',
});

function resolve(entities: Entity[], section = {}, environment = 'default') {
  const config = readMeshConfig(section);
  const found = discover({
    entities,
    config,
    environment,
    fallbackMesh: 'istio',
  });
  return resolvePolicy(found.services[ORDER], config, {
    ...target,
    environment,
  });
}

const operations = {
  '/orders': { post: { operationId: 'createOrder' } },
  '/orders/{id}': { get: { operationId: 'getOrder' } },
  '/events': {
    get: {
      operationId: 'watch',
      responses: { 200: { content: { 'text/event-stream': {} } } },
    },
  },
};

/** The catalog of the tests in a domain, with a component that sets what the domain bounds. */
function inDomain(domain: Record<string, string>): Entity[] {
  const [system, ...others] = testCatalog({
    order: {
      policy: 'security: { mtls: permissive }\nresilience: { timeout: 5m }',
    },
  });
  return [
    testEntity('Domain', 'retail', { annotations: domain }),
    {
      ...system,
      relations: [{ type: 'partOf', targetRef: 'domain:default/retail' }],
    },
    ...others,
  ];
}

describe('resolvePolicy', () => {
  it('has defaults that follow from what the API says', () => {
    const { policy, findings } = resolve(
      testCatalog({ definition: testDefinition(operations) }),
    );
    const values = (id: string) => [
      policy.operations[id]['resilience.timeout']?.value,
      policy.operations[id]['resilience.retries.on']?.value,
    ];
    expect(findings).toEqual([]);
    expect(values('createOrder')).toEqual([
      '30s',
      ['connect-failure', 'refused-stream'],
    ]);
    expect(values('getOrder')).toEqual([
      '30s',
      ['connect-failure', 'refused-stream', 'gateway-error'],
    ]);
    expect(values('watch')).toEqual([
      'none',
      ['connect-failure', 'refused-stream'],
    ]);
    expect(policy.catchAll['resilience.timeout']?.value).toBe('none');
    expect(policy.service['security.stage']?.value).toBe('audit');
  });

  it('leaves failing Pods out only where more than two are known', () => {
    const errors = (replicas: string) =>
      resolve(testCatalog({ order: { replicas } })).policy.service[
        'resilience.circuitBreaker.consecutiveErrors'
      ];
    expect(errors('3')?.value).toBe(5);
    expect(errors('2')).toBeUndefined();
  });

  it('lets the more specific layer win, leaf by leaf, and keeps what it overrode', () => {
    const { policy } = resolve(
      testCatalog({
        system: {
          policy: 'resilience: { timeout: 10s, retries: { attempts: 1 } }',
        },
        order: { policy: 'resilience: { timeout: 8s }' },
        api: { 'policy.resilience.timeout': '6s' },
        definition: testDefinition({
          '/orders': {
            post: {
              operationId: 'createOrder',
              'x-mesh': { resilience: { timeout: '5s' } },
            },
          },
        }),
      }),
    );
    const { value, origin } =
      policy.operations.createOrder['resilience.timeout']!;
    expect(value).toBe('5s');
    expect(origin).toMatchObject({
      source: 'definition',
      pointer: '/paths/~1orders/post/x-mesh/resilience/timeout',
    });
    expect(
      origin.overrode?.map(({ value: v, source, entityRef }) => [
        v,
        source,
        entityRef,
      ]),
    ).toEqual([
      ['6s', 'annotation', 'api:default/order-api'],
      ['8s', 'annotation', ORDER],
      ['10s', 'annotation', 'system:default/shop'],
      ['30s', 'default', undefined],
    ]);
    expect(
      policy.operations.createOrder['resilience.retries.attempts']?.value,
    ).toBe(1);
  });

  it('never gives a timeout of the service to streams or to requests outside the definition', () => {
    const { policy } = resolve(
      testCatalog({
        order: { 'policy.resilience.timeout': '5s' },
        definition: testDefinition(operations),
      }),
    );
    expect(policy.operations.getOrder['resilience.timeout']?.value).toBe('5s');
    expect(policy.operations.watch['resilience.timeout']?.value).toBe('none');
    expect(policy.catchAll['resilience.timeout']?.value).toBe('none');
  });

  it('keeps retries of operations that change something to proven conditions, unless set for that operation', () => {
    const policyFor = (xMesh?: unknown) =>
      resolve(
        testCatalog({
          order: {
            policy: 'resilience: { retries: { on: [5xx, connect-failure] } }',
          },
          definition: testDefinition({
            '/orders': {
              post: {
                operationId: 'createOrder',
                ...(xMesh ? { 'x-mesh': xMesh } : {}),
              },
            },
          }),
        }),
      ).policy;
    expect(
      policyFor().operations.createOrder['resilience.retries.on']?.value,
    ).toEqual(['connect-failure']);
    expect(policyFor().catchAll['resilience.retries.on']?.value).toEqual([
      'connect-failure',
    ]);
    expect(
      policyFor({ resilience: { retries: { on: ['5xx'] } } }).operations
        .createOrder['resilience.retries.on']?.value,
    ).toEqual(['5xx']);
  });

  it('lets an environment vary a layer, but not a more specific one', () => {
    const section = {
      policy: {
        observability: { accessLog: 'off' },
        resilience: { timeout: '9s' },
      },
      environments: [
        {
          name: 'staging',
          policy: {
            observability: { accessLog: 'all' },
            resilience: { timeout: '10s' },
          },
        },
      ],
    };
    const entities = testCatalog({
      order: { 'policy.resilience.timeout': '3s' },
    });
    const log = (environment: string) =>
      resolve(entities, section, environment).policy.service[
        'observability.accessLog'
      ]?.value;
    expect(log('default')).toBe('off');
    expect(log('staging')).toBe('all');
    expect(
      resolve(entities, section, 'staging').policy.operations.getOrder[
        'resilience.timeout'
      ]?.value,
    ).toBe('3s');
  });

  it('ignores locked settings and brings others back to their limit, with both places named', () => {
    const { policy, findings } = resolve(
      testCatalog({
        order: {
          policy: 'security: { mtls: permissive }\nresilience: { timeout: 5m }',
        },
      }),
      {
        locked: ['security.mtls'],
        limits: [{ leaf: 'resilience.timeout', max: '60s' }],
      },
    );
    expect(policy.service['security.mtls']?.value).toBe('strict');
    expect(policy.service['resilience.timeout']?.value).toBe('60s');
    expect(findings.map(({ code, params }) => [code, params])).toEqual([
      [
        'policy/locked',
        { leaf: 'security.mtls', lock: '/serviceMesh/locked/0' },
      ],
      [
        'policy/limit-exceeded',
        {
          leaf: 'resilience.timeout',
          limit: '/serviceMesh/limits/0/max',
          max: '60s',
        },
      ],
    ]);
  });

  it('keeps built-in defaults within a limit, and streams without one', () => {
    const { policy, findings } = resolve(
      testCatalog({ definition: testDefinition(operations) }),
      { limits: [{ leaf: 'resilience.timeout', max: '10s' }] },
    );
    expect(findings).toEqual([]);
    expect(policy.operations.getOrder['resilience.timeout']).toMatchObject({
      value: '10s',
      origin: {
        source: 'config',
        overrode: [{ source: 'default', value: '30s' }],
      },
    });
    expect(policy.operations.watch['resilience.timeout']?.value).toBe('none');
  });

  it('holds everybody below a Domain to its locks and limits', () => {
    const { policy, findings } = resolve(
      inDomain({
        policy: 'security: { mtls: strict }\nresilience: { timeout: 90s }',
        locked: 'security.mtls, security.stagge',
        limits: '[{ leaf: resilience.timeout, max: 60s }, { leaf: x, max: 1 }]',
      }),
    );
    expect(policy.service['security.mtls']).toMatchObject({
      value: 'strict',
      origin: { entityRef: 'domain:default/retail' },
    });
    expect(policy.service['resilience.timeout']).toMatchObject({
      value: '60s',
      origin: { entityRef: 'domain:default/retail' },
    });
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['policy/locked', expect.stringContaining('by domain:default/retail')],
      ['policy/limit-exceeded', expect.stringContaining('5m')],
    ]);
  });

  it.each([
    [
      'resilience: { timout: 5s }',
      'policy/unknown-setting',
      "did you mean 'resilience.timeout'?",
    ],
    ['traffics: {}', 'policy/unknown-setting', "did you mean 'traffic'?"],
    [
      'resilience: { timeout: 5 }',
      'policy/invalid-value',
      'resilience.timeout 5',
    ],
    [
      'resilience: { timeout: 5 seconds }',
      'policy/invalid-value',
      'must be a duration',
    ],
    ['resilience: 5s', 'policy/invalid-value', 'must be a map'],
    [
      'traffic: { weights: { v1: 90, v2: 20 } }',
      'policy/invalid-value',
      'must sum to 100',
    ],
    [
      'traffic: { mirror: { to: v9 } }',
      'policy/unknown-version',
      "version 'v9'",
    ],
  ])('makes a finding of the policy %j', (policy, code, text) => {
    const { findings } = resolve(testCatalog({ order: { policy } }));
    expect(findings).toMatchObject([
      {
        code,
        severity: 'warning',
        message: expect.stringContaining(text),
        entityRef: ORDER,
      },
    ]);
  });

  it.each([
    [{ api: { 'policy.security.mtls': 'permissive' } }],
    [{ system: { 'policy.security.stage': 'enforce' } }],
  ])('refuses a setting where it does not belong: %j', options => {
    const { findings } = resolve(testCatalog(options));
    expect(findings).toMatchObject([{ code: 'policy/wrong-scope' }]);
  });
});
