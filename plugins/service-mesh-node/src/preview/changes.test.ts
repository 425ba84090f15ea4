import {
  fromPointer,
  Json,
  PolicyChange,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import { readMeshConfig } from '../config';
import { resolveService } from '../resolveService';
import { discover } from '../discover';
import {
  testCatalog,
  testDefinition,
  testEntity,
  testTarget,
} from '../testUtils';
import { changeEntities, changeOperations } from './changes';

const ORDER = 'component:default/order';
const ORDER_API = 'api:default/order-api';
const config = readMeshConfig({ environments: [{ name: 'staging' }] });

const policyOf = (
  discovery: ReturnType<typeof discover>,
  environment = 'default',
) =>
  resolveService(ORDER, {
    discovery,
    config,
    target: testTarget({
      mesh: 'istio',
      provider: 'istio',
      version: '1.29',
      environment,
    }),
  }).input.policy;

function preview(
  entities: Entity[],
  changes: PolicyChange[],
  environment = 'default',
) {
  const whole = changeEntities(ORDER, changes, entities, environment);
  const single = changeOperations(
    ORDER,
    changes,
    discover({
      entities: whole.entities,
      config,
      fallbackMesh: 'istio',
      environment,
      subjects: [ORDER],
    }),
  );
  return {
    policy: policyOf(single.discovery, environment),
    edits: [...whole.edits, ...single.edits],
  };
}

function set(holder: any, path: string[], value: Json) {
  const [key, ...rest] = path;
  if (rest.length) {
    holder[key] ??= {};
    set(holder[key], rest, value);
  } else {
    holder[key] = value;
  }
}

/** Does by hand what an edit says. */
function write(entities: Entity[], edit: SourceEdit): Entity[] {
  const written: any[] = structuredClone(entities);
  const kind = edit.entityRef === ORDER_API ? 'API' : 'Component';
  const entity = written.find(
    e => e.kind === kind && edit.entityRef.endsWith(`/${e.metadata.name}`),
  );
  const [value] = Object.values(parse(edit.snippet)) as Json[];
  if (edit.in === 'entity') {
    set(entity, fromPointer(edit.pointer), value);
  } else {
    const definition = JSON.parse(entity.spec.definition);
    set(definition, fromPointer(edit.pointer), value);
    entity.spec.definition = JSON.stringify(definition);
  }
  return written;
}

const timeout = (value: Json, operation?: string): PolicyChange => ({
  leaf: 'resilience.timeout',
  value,
  ...(operation ? { operation } : {}),
});

const withExtensions = (extensions: object) =>
  testCatalog({
    definition: testDefinition({
      '/orders': { post: { operationId: 'createOrder', ...extensions } },
    }),
  });

describe('changes of policy', () => {
  it('gives a setting an annotation of its own', () => {
    const { policy, edits } = preview(testCatalog(), [timeout('5s')]);
    expect(policy.service['resilience.timeout']).toMatchObject({
      value: '5s',
      origin: { source: 'annotation', entityRef: ORDER },
    });
    expect(edits).toEqual([
      {
        leaves: ['resilience.timeout'],
        entityRef: ORDER,
        in: 'entity',
        pointer:
          '/metadata/annotations/mesh-configurator.io~1policy.resilience.timeout',
        snippet: 'mesh-configurator.io/policy.resilience.timeout: 5s\n',
      },
    ]);
  });

  it('changes a setting where it stands, and leaves comments alone', () => {
    const policy =
      'resilience:\n  timeout: 9s # agreed with web\n  retries:\n    attempts: 1\n';
    const { edits } = preview(testCatalog({ order: { policy } }), [
      timeout('5s'),
      { leaf: 'resilience.retries.attempts', value: 3 },
    ]);
    expect(edits).toHaveLength(1);
    expect(edits[0].leaves).toEqual([
      'resilience.timeout',
      'resilience.retries.attempts',
    ]);
    expect(parse(edits[0].snippet)).toEqual({
      'mesh-configurator.io/policy':
        'resilience:\n  timeout: 5s # agreed with web\n  retries:\n    attempts: 3\n',
    });
  });

  it('writes what holds in one environment into the annotation for it', () => {
    const environments = 'staging: { replicas: 1 } # small\n';
    const entities = testCatalog({ order: { environments } });
    const { policy, edits } = preview(entities, [timeout('5s')], 'staging');
    expect(policy.service['resilience.timeout']?.value).toBe('5s');
    expect(parse(edits[0].snippet)).toEqual({
      'mesh-configurator.io/environments':
        'staging: { replicas: 1, policy.resilience.timeout: 5s } # small\n',
    });
  });

  it('merges what an operation is to have into what it has', () => {
    const entities = withExtensions({
      'x-mesh': {
        'resilience.timeout': '9s',
        resilience: { retries: { attempts: 1 } },
      },
    });
    const { edits } = preview(entities, [timeout('5s', 'createOrder')]);
    expect(edits).toMatchObject([
      {
        entityRef: ORDER_API,
        in: 'definition',
        pointer: '/paths/~1orders/post/x-mesh',
      },
    ]);
    expect(parse(edits[0].snippet)).toEqual({
      'x-mesh': { resilience: { retries: { attempts: 1 }, timeout: '5s' } },
    });
  });

  it.each<[string, Entity[], PolicyChange[], string]>([
    ['a service', testCatalog(), [timeout('5s')], 'default'],
    [
      'a tree',
      testCatalog({ order: { policy: 'resilience: { timeout: 9s }' } }),
      [timeout('5s')],
      'default',
    ],
    [
      'lists and maps',
      testCatalog({ order: { versions: 'v1,v2' } }),
      [
        { leaf: 'traffic.weights', value: { v1: 90, v2: 10 } },
        { leaf: 'resilience.retries.on', value: ['5xx'] },
        { leaf: 'security.stage', value: 'enforce' },
      ],
      'default',
    ],
    ['a value that is not taken', testCatalog(), [timeout('soon')], 'default'],
    ['an environment', testCatalog(), [timeout('5s')], 'staging'],
    [
      'an environment with a tree',
      testCatalog({
        order: {
          environments: 'staging: { policy: { resilience: { timeout: 9s } } }',
        },
      }),
      [timeout('5s')],
      'staging',
    ],
    ['an operation', testCatalog(), [timeout('5s', 'getOrder')], 'default'],
    [
      "an operation with Linkerd's extension",
      withExtensions({ 'x-linkerd-timeout': '9s' }),
      [timeout('5s', 'createOrder')],
      'default',
    ],
    [
      'an operation in an environment',
      testCatalog(),
      [timeout('5s', 'getOrder')],
      'staging',
    ],
  ])(
    'says what is so once the edits are made: %s',
    (_, entities, changes, environment) => {
      const { policy, edits } = preview(entities, changes, environment);
      const written = discover({
        entities: edits.reduce(write, entities),
        config,
        fallbackMesh: 'istio',
        environment,
      });
      const values = (from: typeof policy) =>
        JSON.parse(JSON.stringify(from), (key, value) =>
          key === 'origin' ? undefined : value,
        );
      expect(values(policyOf(written, environment))).toEqual(values(policy));
    },
  );

  it.each<[string, PolicyChange]>([
    ["no operation 'nope'", timeout('5s', 'nope')],
    [
      'holds for a whole service',
      { leaf: 'security.mtls', value: 'strict', operation: 'getOrder' },
    ],
  ])('refuses what is %s', (problem, change) => {
    expect(() => preview(testCatalog(), [change])).toThrow(problem);
  });

  it('refuses to write where the annotation is broken', () => {
    const entities = testCatalog({ order: { environments: 'staging: 5' } });
    expect(() => preview(entities, [timeout('5s')], 'staging')).toThrow(
      'correct it first',
    );
  });

  it('refuses operations of definitions that hold no policy', () => {
    const entities = testCatalog();
    entities[3] = testEntity('API', 'order-api', {
      spec: {
        type: 'grpc',
        definition:
          'syntax = "proto3"; service Orders { rpc Get (A) returns (A); } message A {}',
      },
      relations: entities[3].relations!.map(r => [r.type, r.targetRef]),
    });
    expect(() => preview(entities, [timeout('5s', 'Orders/Get')])).toThrow(
      'has no place for policy of its operations',
    );
  });
});
