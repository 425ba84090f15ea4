import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { unknownAppProtocol } from './unknownAppProtocol';

describe('a routed port of a Service', () => {
  const found = (appProtocol?: string, port = 80) =>
    findingsOf(unknownAppProtocol, [
      routeObject('orders', [{}]),
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'order', namespace: 'shop' },
        spec: { ports: [{ port, ...(appProtocol && { appProtocol }) }] },
      },
    ]);

  it('has to have a protocol that Linkerd knows', () => {
    expect(found('grpc')).toEqual([
      {
        name: 'order',
        pointer: '/spec/ports/0/appProtocol',
        severity: 'warning',
      },
    ]);
    expect(found('kubernetes.io/h2c')).toEqual([]);
    expect(found('HTTP')).toEqual([]);
    expect(found()).toEqual([]);
  });

  it('may have any protocol where it has no route, or is meant to be opaque', () => {
    expect(found('grpc', 9090)).toEqual([]);
    expect(found('linkerd.io/opaque')).toEqual([]);
  });
});
