import {
  RELATION_API_CONSUMED_BY,
  RELATION_CONSUMES_API,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';
import { readMeshConfig } from '../config';
import { resolveService } from '../resolveService';
import { testDefinition, testEntity, testTarget } from '../testUtils';
import { discover } from './discover';

const api = (name: string, timeout: string) =>
  testEntity('API', name, {
    spec: {
      type: 'openapi',
      definition: testDefinition({
        [`/${name}`]: {
          get: {
            operationId: 'list',
            'x-mesh': { resilience: { timeout } },
          },
        },
      }),
    },
    relations: [[RELATION_API_CONSUMED_BY, 'component:default/web']],
  });

const entities = [
  testEntity('Component', 'order', {
    spec: { type: 'service' },
    relations: [
      [RELATION_PROVIDES_API, 'api:default/orders'],
      [RELATION_PROVIDES_API, 'api:default/returns'],
    ],
  }),
  testEntity('Component', 'web', {
    annotations: { consumes: 'returns: [list]' },
    relations: [
      [RELATION_CONSUMES_API, 'api:default/orders'],
      [RELATION_CONSUMES_API, 'api:default/returns'],
    ],
  }),
  api('orders', '1s'),
  api('returns', '2s'),
];

describe('operations of several APIs with one id', () => {
  const config = readMeshConfig({});
  const discovery = discover({ entities, config, fallbackMesh: 'istio' });
  const { input } = resolveService('component:default/order', {
    discovery,
    config,
    target: testTarget({ mesh: 'istio', provider: 'istio', version: '1.29' }),
  });

  it('are told apart by the name of the later API', () => {
    expect(input.service.operations.map(({ id, key }) => [id, key])).toEqual([
      ['list', '/orders'],
      ['list@returns', '/returns'],
    ]);
  });

  it('keep each its own policy', () => {
    const timeout = (id: string) =>
      input.policy.operations[id]['resilience.timeout']?.value;
    expect([timeout('list'), timeout('list@returns')]).toEqual(['1s', '2s']);
  });

  it('are named so in what their callers call', () => {
    expect(
      input.service.callers.map(caller => [caller.api, caller.operations]),
    ).toEqual([
      ['api:default/orders', 'all'],
      ['api:default/returns', ['list@returns']],
    ]);
  });
});
