import {
  deployment,
  namespace,
  pod,
  runningPod,
  service,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { portWithoutProtocol } from './portWithoutProtocol';

const mesh = [
  namespace('shop', { 'istio-injection': 'enabled' }),
  deployment(),
];
const found = (port: object, ...others: Parameters<typeof hits>[1][number][]) =>
  hits(portWithoutProtocol, [service('orders', { ports: [port] }), ...others]);

describe('traffic/port-without-protocol', () => {
  it.each([
    [{ port: 80 }, '/spec/ports/0', 'KIA0601'],
    [{ port: 80, name: 'web' }, '/spec/ports/0/name', 'KIA0601'],
    [{ port: 80, name: 'http2x' }, '/spec/ports/0/name', 'KIA0601'],
    [
      { port: 80, name: 'http', appProtocol: 'web' },
      '/spec/ports/0/appProtocol',
      'KIA0602',
    ],
  ])('warns of %j in the mesh', (port, pointer, code) => {
    expect(found(port, ...mesh)).toMatchObject([
      { pointer, severity: 'warning', equivalents: ['IST0118', code] },
    ]);
  });

  it.each([
    [
      'a Pod with a proxy',
      runningPod({ containers: [{ name: 'istio-proxy' }] }),
    ],
    [
      'a Pod that was injected',
      runningPod({}, { annotations: { 'sidecar.istio.io/status': '{}' } }),
    ],
  ])('knows that it is in the mesh by %s', (_, object) => {
    expect(found({ port: 80 }, object)).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  it('has information where nothing says that it is in the mesh', () => {
    expect(found({ port: 80 })).toMatchObject([
      { severity: 'info', equivalents: ['IST0118'] },
    ]);
  });

  it('is silent where all is about another mesh', () => {
    const linkerd = pod(
      'orders',
      {},
      { annotations: { 'linkerd.io/inject': 'enabled' } },
    );

    expect(found({ port: 80 }, linkerd)).toEqual([]);
  });

  it('has information about something after the name of a protocol', () => {
    expect(found({ port: 80, appProtocol: 'http-web' }, ...mesh)).toMatchObject(
      [{ severity: 'info', equivalents: ['KIA0602'] }],
    );
  });

  it.each([
    [{ port: 80, name: 'http' }],
    [{ port: 80, name: 'HTTP-web' }],
    [{ port: 80, name: 'grpc-web-orders' }],
    [{ port: 80, appProtocol: 'kubernetes.io/h2c' }],
    [{ port: 53, name: 'dns' }],
    [{ port: 27017 }],
    [{ port: 80, protocol: 'UDP' }],
  ])('takes %j', port => {
    expect(found(port, ...mesh)).toEqual([]);
  });

  it('leaves Services of the mesh itself alone', () => {
    expect(
      hits(portWithoutProtocol, [
        service('orders', {
          ports: [{ port: 80 }],
          labels: { 'gateway.istio.io/managed': 'x' },
        }),
        service('b', {
          ports: [{ port: 80 }],
          labels: { istio: 'pilot' },
          selector: { app: 'orders' },
        }),
      ]),
    ).toEqual([]);
  });
});
