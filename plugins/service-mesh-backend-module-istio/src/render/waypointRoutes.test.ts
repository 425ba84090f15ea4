import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testOperation } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { items, members } from '../lenient';
import { ports, twoVersions } from '../testUtils/inputs';
import {
  rendered,
  renderedObject,
  waypointTarget,
} from '../testUtils/rendered';
import { ambientInput, experimental, lossesOf } from '../testUtils/waypoints';

const rulesOf = (
  route: string,
  input: ServiceInput,
  target: Target = waypointTarget(),
) => items(renderedObject('HTTPRoute', route, input, target).spec?.rules);

const withOperations = (...operations: ReturnType<typeof testOperation>[]) =>
  ambientInput({ service: { operations } });

describe('the routes of a waypoint', () => {
  it('end with a prefix, unless it would take the requests of expressions', () => {
    const [exact] = rulesOf(
      'order-catch-all',
      withOperations(testOperation('GET', '/orders')),
    );
    const [regex] = rulesOf('order-catch-all', ambientInput());

    expect(exact.matches).toEqual([
      { path: { type: 'PathPrefix', value: '/' } },
    ]);
    expect(regex.matches).toEqual([
      { path: { type: 'RegularExpression', value: '/.*' } },
    ]);
  });

  it('hold at most eight matches in a rule and sixteen rules', () => {
    const operations = Array.from({ length: 140 }, (_, i) =>
      testOperation('GET', `/orders/${i}`),
    );
    const names = ['order-idempotent', 'order-idempotent-part-2'];
    const sizes = names.map(name =>
      rulesOf(name, withOperations(...operations)).map(
        ({ matches }) => items(matches).length,
      ),
    );

    expect(sizes).toEqual([Array(16).fill(8), [8, 4]]);
  });

  it('are for one port each', () => {
    const input = ambientInput({
      service: {
        ports: ports(
          { port: 80, targetPort: 8080, protocol: 'http' },
          { port: 9090, targetPort: 9091, protocol: 'grpc' },
          { port: 5432, targetPort: 5432, protocol: 'tcp' },
        ),
        operations: [
          testOperation('GET', '/orders'),
          testOperation('POST', '/shop.Orders/Place', { protocol: 'grpc' }),
        ],
      },
    });
    const routes = rendered(input, waypointTarget())
      .filter(({ kind }) => kind === 'HTTPRoute')
      .map(({ metadata, spec }) => [
        metadata.name,
        items(members(spec).parentRefs)[0].port,
      ]);

    expect(routes).toEqual([
      ['order-idempotent', 80],
      ['order-unsafe-9090', 9090],
      ['order-catch-all', 80],
      ['order-catch-all-9090', 9090],
    ]);
  });

  it('never send unsafe or streaming requests again, nor those that nothing describes', () => {
    const input = withOperations(
      testOperation('POST', '/orders'),
      testOperation('GET', '/events', { streaming: true }),
      testOperation('GET', '/orders'),
    );
    const retries = ['unsafe', 'streaming', 'catch-all', 'idempotent'].map(
      name => rulesOf(`order-${name}`, input, experimental)[0].retry,
    );

    expect(retries).toEqual([
      { attempts: 0 },
      { attempts: 0 },
      { attempts: 0 },
      { attempts: 2, codes: [502, 503, 504] },
    ]);
    expect(lossesOf(input)).toEqual([
      [
        'resilience.retries.on',
        { operations: ['POST /orders', 'GET /events'] },
      ],
    ]);
  });

  it('have no retries in the standard channel, which is a loss', () => {
    const [rule] = rulesOf('order-idempotent', ambientInput());

    expect(rule).not.toHaveProperty('retry');
    expect(lossesOf(ambientInput(), waypointTarget())).toEqual([
      ['resilience.retries.attempts', {}],
      ['resilience.retries.on', {}],
    ]);
  });

  it('say nothing about retries that the API server would refuse to switch off', () => {
    const newer = { ...experimental, gatewayApiVersion: '1.5' };
    const retries = ['unsafe', 'catch-all', 'idempotent'].map(
      name => rulesOf(`order-${name}`, ambientInput(), newer)[0].retry,
    );

    expect(retries).toEqual([
      undefined,
      undefined,
      { attempts: 2, codes: [502, 503, 504] },
    ]);
    expect(lossesOf(ambientInput(), newer)).toEqual([
      ['resilience.retries.attempts', { operations: ['POST /orders'] }],
    ]);
  });

  it('report conditions that are no status', () => {
    const input = ambientInput({
      operations: {
        'GET /orders/{order_id}': {
          'resilience.retries.on': ['5xx', 'internal'],
        },
      },
    });

    expect(lossesOf(input)).toContainEqual([
      'resilience.retries.on',
      { operations: ['GET /orders/{order_id}'] },
    ]);
  });

  it.each([
    ['1s', { request: '30s', backendRequest: '1s' }],
    ['2m', { request: '30s' }],
  ])('limit a try to %s where it fits into the request', (each, expected) => {
    const input = ambientInput({
      operations: {
        'GET /orders/{order_id}': { 'resilience.retries.perTryTimeout': each },
      },
    });

    expect(
      rulesOf('order-idempotent', input, experimental)[0].timeouts,
    ).toEqual(expected);
    expect(rulesOf('order-idempotent', input)[0].timeouts).toEqual({
      request: '30s',
    });
  });

  it('report a narrow path whose expression is shorter than that of a broad one', () => {
    const input = ambientInput({
      service: {
        operations: [
          testOperation('GET', '/{shop}/{id}'),
          testOperation('GET', '/eu/{id}'),
        ],
      },
      operations: { 'GET /eu/{id}': { 'resilience.timeout': '5m' } },
    });

    expect(lossesOf(input)).toEqual(
      expect.arrayContaining([
        ['resilience.timeout', { operations: ['GET /eu/{id}'] }],
      ]),
    );
  });

  it('report operations that they cannot match', () => {
    expect(
      lossesOf(withOperations(testOperation('PURGE', '/orders'))),
    ).toContainEqual(['resilience.timeout', { operations: ['PURGE /orders'] }]);
  });

  it('report A/B values that they cannot compare', () => {
    const input = ambientInput({
      workload: twoVersions,
      policy: { 'traffic.match': [{ header: 'x-name', value: 'ä', to: 'v2' }] },
    });

    expect(lossesOf(input)).toContainEqual(['traffic.match', {}]);
  });

  it('have no time limits in the standard channel before the Gateway API 1.2', () => {
    const target = waypointTarget({}, { gatewayApiVersion: '1.1' });

    expect(rulesOf('order-idempotent', ambientInput(), target)).toEqual([
      expect.not.objectContaining({ timeouts: expect.anything() }),
    ]);
    expect(lossesOf(ambientInput(), target)).toContainEqual([
      'resilience.timeout',
      {},
    ]);
  });

  it('are not written for a service without an HTTP port', () => {
    const input = ambientInput({
      service: {
        ports: ports({ port: 5432, targetPort: 5432, protocol: 'tcp' }),
      },
    });
    const kinds = rendered(input, waypointTarget()).map(({ kind }) => kind);

    expect(kinds).not.toContain('HTTPRoute');
  });
});
