import { findingsOf } from '../testUtils/findings';
import { routeObject, serverObject } from '../testUtils/objects';
import { routeProtocol } from './routeProtocol';

describe('a route on a Server', () => {
  const parent = { group: 'policy.linkerd.io', kind: 'Server', name: 'order' };
  const found = (kind: 'HTTPRoute' | 'GRPCRoute', proxyProtocol: string) =>
    findingsOf(routeProtocol, [
      serverObject('order', { proxyProtocol }),
      routeObject('orders', [{}], { kind, parent }),
    ]);

  it.each([
    ['HTTPRoute', 'gRPC'],
    ['GRPCRoute', 'HTTP/2'],
    ['GRPCRoute', 'unknown'],
    ['HTTPRoute', 'opaque'],
    ['GRPCRoute', 'TLS'],
  ] as const)('is not read as %s by one of %s', (kind, protocol) => {
    expect(found(kind, protocol)).toEqual([
      { name: 'orders', pointer: '/spec/parentRefs', severity: 'warning' },
    ]);
  });

  it.each([
    ['HTTPRoute', 'HTTP/1'],
    ['HTTPRoute', 'unknown'],
    ['GRPCRoute', 'gRPC'],
  ] as const)('is read as %s by one of %s', (kind, protocol) => {
    expect(found(kind, protocol)).toEqual([]);
  });
});
