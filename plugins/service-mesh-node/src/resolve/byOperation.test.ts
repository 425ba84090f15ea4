import { Entity, RELATION_API_CONSUMED_BY } from '@backstage/catalog-model';
import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readMeshConfig } from '../config';
import { resolveService } from '../resolveService';
import { discover } from '../discover';
import { callersByOperationLosses } from '../render';
import { testCatalog, testDefinition, testTarget } from '../testUtils';

const target: Target = testTarget({
  mesh: 'istio',
  provider: 'istio',
  version: '1.29',
});

const prometheus = {
  name: 'prometheus',
  serviceAccount: 'monitoring/prometheus',
};

const withoutCallers = (entities: Entity[]) =>
  entities
    .filter(({ metadata }) => metadata.name !== 'web')
    .map(entity => ({
      ...entity,
      relations: entity.relations?.filter(
        ({ type }) => type !== RELATION_API_CONSUMED_BY,
      ),
    }));

/** The service `order`, with callers set for its operations `list`, `place` and `cancel`, and called by `web`. */
function resolve(options: {
  service?: object;
  list?: object;
  place?: object;
  api?: object;
  consumes?: string;
  isCalled?: boolean;
  granularity?: string;
}) {
  const xMesh = (callers?: object) =>
    callers ? { 'x-mesh': { security: { callers } } } : {};
  const entities = testCatalog({
    order: {
      'policy.security.stage': 'enforce',
      policy: JSON.stringify({
        security: {
          callers: {
            granularity: options.granularity ?? 'operation',
            ...options.service,
          },
        },
      }),
    },
    web: options.consumes ? { consumes: options.consumes } : {},
    definition: testDefinition(
      {
        '/orders': {
          get: { operationId: 'list', ...xMesh(options.list) },
          post: { operationId: 'place', ...xMesh(options.place) },
        },
        '/orders/{id}': { delete: { operationId: 'cancel' } },
      },
      xMesh(options.api),
    ),
  });
  const called = options.isCalled ?? true;
  const config = readMeshConfig({ platformCallers: [prometheus] });
  const { input } = resolveService('component:default/order', {
    discovery: discover({
      entities: called ? entities : withoutCallers(entities),
      config,
      fallbackMesh: 'istio',
    }),
    config,
    target,
  });
  return input;
}

const admitted = (options: Parameters<typeof resolve>[0]) => {
  const { mode, callers } = resolve(options).admission;
  return {
    mode,
    callers: Object.fromEntries(
      callers
        .filter(({ name }) => name !== 'prometheus')
        .map(({ name, operations }) => [name, operations]),
    ),
  };
};

const lossesOf = (options: Parameters<typeof resolve>[0]) =>
  callersByOperationLosses(resolve(options), target).map(
    ({ leaf, scope, alternative }) => [leaf, scope.operations, alternative],
  );

const WEB = 'component:default/web';
const onlyList = "{ 'api:default/order-api': [list] }";

describe('callers by operation', () => {
  it('leave a caller that calls everything all of it where nothing is closed', () => {
    expect(admitted({ list: { mode: 'any' } })).toEqual({
      mode: 'listed',
      callers: { [WEB]: 'all', everybody: ['list'] },
    });
  });

  it('hold a caller that calls everything to what is not closed', () => {
    expect(admitted({ place: { mode: 'none' } }).callers).toEqual({
      [WEB]: ['list', 'cancel'],
    });
  });

  it('take away a caller all of whose operations are closed, but never the platform', () => {
    const options = { consumes: onlyList, list: { mode: 'none' } };

    expect(admitted(options)).toEqual({ mode: 'listed', callers: {} });
    expect(resolve(options).admission.callers.map(({ name }) => name)).toEqual([
      'prometheus',
    ]);
  });

  it('open operations of a service that nobody else may call', () => {
    expect(
      admitted({ service: { mode: 'none' }, list: { mode: 'any' } }),
    ).toEqual({
      mode: 'listed',
      callers: { [WEB]: ['list'], everybody: ['list'] },
    });
    expect(
      admitted({ service: { mode: 'none' }, place: { mode: 'declared' } })
        .callers,
    ).toEqual({ [WEB]: ['place'] });
  });

  it('follow the setting of an API for all its operations', () => {
    expect(
      admitted({ api: { mode: 'none' }, list: { mode: 'declared' } }).callers,
    ).toEqual({ [WEB]: ['list'] });
  });

  it('add callers of single operations', () => {
    const additional = [
      { serviceAccount: 'batch/nightly' },
      { cidr: '10.0.0.0/8' },
    ];

    expect(admitted({ list: { additional } }).callers).toEqual({
      [WEB]: 'all',
      'batch/nightly': ['list'],
      '10.0.0.0/8': ['list'],
    });
  });

  it('replace the list of the service for an operation that has its own', () => {
    const nightly = { serviceAccount: 'batch/nightly' };
    const held = { serviceAccount: 'batch/scraper', paths: ['/stats'] };

    expect(
      admitted({
        service: { additional: [nightly, held] },
        list: { additional: [] },
      }).callers,
    ).toEqual({
      [WEB]: 'all',
      'batch/nightly': ['place', 'cancel'],
      'batch/scraper': 'all',
    });
  });

  it('share an operation among all callers of the service where it says so', () => {
    expect(
      admitted({ consumes: onlyList, place: { granularity: 'service' } })
        .callers,
    ).toEqual({ [WEB]: ['list', 'place'] });
  });

  it('stay unknown where operations are opened or closed and no caller is declared', () => {
    const options = {
      isCalled: false,
      list: { mode: 'any' },
      place: { mode: 'none' },
    };

    expect(admitted(options)).toEqual({ mode: 'unknown', callers: {} });
    expect(lossesOf(options)).toEqual([
      [
        'security.callers.mode',
        ['place'],
        expect.stringContaining('declare the callers'),
      ],
    ]);
  });

  it('are known where one operation names a caller', () => {
    const options = {
      isCalled: false,
      list: { additional: [{ serviceAccount: 'batch/nightly' }] },
    };

    expect(admitted(options)).toEqual({
      mode: 'listed',
      callers: { 'batch/nightly': ['list'] },
    });
  });

  it('close nothing where everybody may call the service, and say so', () => {
    const options = { service: { mode: 'any' }, place: { mode: 'declared' } };

    expect(admitted(options)).toEqual({ mode: 'everybody', callers: {} });
    expect(lossesOf(options)).toEqual([
      [
        'security.callers.mode',
        ['place'],
        expect.stringContaining('mode to declared'),
      ],
    ]);
  });

  it('are not told apart without the opt-in of the service, and say how to opt in', () => {
    const options = {
      granularity: 'service',
      list: { mode: 'any', granularity: 'operation' },
      place: { mode: 'none', additional: [{ cidr: '10.0.0.0/8' }] },
    };
    const optIn =
      'Set security.callers.granularity to operation on the Component.';

    expect(admitted(options)).toEqual({
      mode: 'listed',
      callers: { [WEB]: 'all' },
    });
    expect(lossesOf(options)).toEqual([
      ['security.callers.mode', ['list', 'place'], optIn],
      ['security.callers.additional', ['place'], optIn],
      ['security.callers.granularity', ['list'], optIn],
    ]);
  });

  it('lose nothing with the opt-in', () => {
    expect(
      lossesOf({ list: { mode: 'any' }, place: { mode: 'none' } }),
    ).toEqual([]);
  });
});
