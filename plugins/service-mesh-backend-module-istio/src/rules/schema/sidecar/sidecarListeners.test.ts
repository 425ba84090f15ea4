import { judge } from '../../../testUtils/admission';
import { sidecarListeners } from './sidecarListeners';

describe('schema/sidecar-listeners', () => {
  it.each<[string, object, string[]]>([
    ['nothing', { workloadSelector: { labels: { a: 'b' } } }, ['']],
    ['a listener without a port', { ingress: [{}] }, ['/ingress/0']],
    [
      'a port twice',
      { ingress: [{ port: { number: 80 } }, { port: { number: 80 } }] },
      ['/ingress/1/port/number'],
    ],
    [
      'an application elsewhere',
      { ingress: [{ port: { number: 80 }, defaultEndpoint: '10.0.0.1:80' }] },
      ['/ingress/0/defaultEndpoint'],
    ],
    [
      'a target port',
      { ingress: [{ port: { number: 80, targetPort: 81 } }] },
      ['/ingress/0/port/targetPort'],
    ],
    [
      'TLS of a gateway',
      {
        ingress: [
          {
            port: { number: 443, protocol: 'HTTPS' },
            tls: { mode: 'ISTIO_MUTUAL', credentialName: 'a' },
          },
        ],
      },
      ['/ingress/0/tls', '/ingress/0/tls/mode'],
    ],
    [
      'limits of HTTP on TCP',
      {
        ingress: [
          {
            port: { number: 80, protocol: 'TCP' },
            connectionPool: { http: {} },
          },
        ],
      },
      ['/ingress/0/connectionPool/http warns'],
    ],
    [
      'a listener without a port before the last',
      {
        egress: [{ hosts: ['a/*'] }, { port: { number: 80 }, hosts: ['b/*'] }],
      },
      ['/egress/0'],
    ],
    [
      'two listeners on a port',
      {
        egress: [
          { port: { number: 80 }, hosts: ['a/*'] },
          { port: { number: 80 }, hosts: ['b/*'] },
        ],
      },
      ['/egress/1'],
    ],
    ['no hosts', { egress: [{}] }, ['/egress/0']],
    [
      'hosts twice',
      { egress: [{ hosts: ['a/*', 'a/b.com', '*/*'] }] },
      ['/egress/0/hosts/1 warns', '/egress/0/hosts/2 warns'],
    ],
    [
      'a mode of the mesh',
      { outboundTrafficPolicy: { mode: 'ALLOW_ANY_DYNAMIC_DNS' } },
      ['/outboundTrafficPolicy/mode'],
    ],
    [
      'a proxy that is not asked',
      {
        outboundTrafficPolicy: {
          egressProxy: { host: 'a.b', port: { number: 80 } },
        },
      },
      ['/outboundTrafficPolicy/egressProxy'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(sidecarListeners, 'Sidecar', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a Sidecar',
      {
        ingress: [
          {
            port: { number: 80, protocol: 'HTTP' },
            defaultEndpoint: '127.0.0.1:8080',
          },
          { port: { number: 81 }, defaultEndpoint: 'unix:///run/a' },
        ],
        egress: [
          { port: { number: 0 }, bind: 'unix:///run/b', hosts: ['a/*'] },
          { hosts: ['./*', 'istio-system/*'] },
        ],
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(sidecarListeners, 'Sidecar', spec)).toEqual([]);
  });
});
