import {
  testCaller,
  testEverybody,
  testOperation,
  testServiceInput,
  testTarget,
} from '../testUtils';
import { representativeRequests } from './requests';

const target = testTarget({
  mesh: 'istio',
  provider: 'istio',
  version: '1.29',
});
const { service, admission } = testServiceInput();

const askedOf = (
  overrides: Partial<typeof service>,
  callers = admission.callers,
  former: string[] = [],
  objects = 20,
) =>
  representativeRequests(
    {
      service: { ...service, ...overrides },
      target,
      admission: { ...admission, callers },
    },
    former,
    objects,
  );

describe('representativeRequests', () => {
  it('tries every party on every operation and on what no definition describes', () => {
    const { requests, leftOut } = askedOf({}, undefined, [
      'shop/web',
      'shop/gone',
    ]);
    expect(
      requests.map(
        ({ caller, request: { caller: account, method, path } }) =>
          `${caller.kind} ${account} ${method} ${path}`,
      ),
    ).toEqual(
      [
        'declared shop/web',
        'former shop/gone',
        'stranger nobody-declared-this/nobody-declared-this',
        'plaintext null',
      ].flatMap(party => [
        `${party} GET /described-nowhere`,
        `${party} POST /orders`,
        `${party} GET /orders/x-7`,
      ]),
    );
    expect(leftOut).toBe(0);
  });

  it('takes callers of one service account for one, and nobody without one', () => {
    const { requests } = askedOf({ operations: [] }, [
      testCaller('web'),
      testCaller('web-two', {
        serviceAccount: { namespace: 'shop', name: 'web' },
      }),
      testEverybody('GET /orders/{order_id}'),
      testCaller('job', { serviceAccount: null, cidr: '10.0.0.0/8' }),
    ]);
    expect(requests.map(({ caller }) => caller.name)).toEqual([
      'component:default/web',
      'anybody else',
      'plaintext',
    ]);
  });

  it('calls gRPC on its own port', () => {
    const ports = {
      ...service.ports,
      value: [
        { port: 80, targetPort: 8080, protocol: 'http' as const },
        { port: 9090, targetPort: 9090, protocol: 'grpc' as const },
      ],
    };
    const { requests } = askedOf({
      ports,
      operations: [
        testOperation('POST', '/shop.Orders/Get', { protocol: 'grpc' }),
      ],
    });
    expect(requests.slice(0, 2).map(({ request }) => request.to.port)).toEqual([
      80, 9090,
    ]);
  });

  it('asks nothing of a service without ports', () => {
    expect(
      askedOf({ ports: { ...service.ports, value: [] } }).requests,
    ).toEqual([]);
  });

  it('leaves out operations rather than parties where there are too many', () => {
    const callers = Array.from({ length: 98 }, (_, i) => testCaller(`c${i}`));
    const operations = Array.from({ length: 500 }, (_, i) =>
      testOperation('GET', `/things/${i}`),
    );
    const { requests, leftOut } = askedOf({ operations }, callers);
    expect(requests).toHaveLength(2_000);
    expect(leftOut).toBe(100 * 501 - 2_000);
    expect(new Set(requests.map(({ caller }) => caller.name)).size).toBe(100);
  });

  it('asks less where each request takes a look at many objects', () => {
    const operations = Array.from({ length: 500 }, (_, i) =>
      testOperation('GET', `/things/${i}`),
    );
    const askedOfMany = (objects: number) =>
      askedOf({ operations }, undefined, [], objects).requests.length;
    expect(askedOfMany(999)).toBe(399);
    expect(askedOfMany(1_000_000)).toBe(198);
  });
});
