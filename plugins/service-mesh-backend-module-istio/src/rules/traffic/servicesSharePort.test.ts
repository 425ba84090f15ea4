import { deployment, namespace, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { servicesSharePort } from './servicesSharePort';

const mesh = [
  namespace('shop', { 'istio-injection': 'enabled' }),
  deployment(),
];
const first = service('orders', { ports: [{ port: 80, name: 'http' }] });
const second = (port: object) =>
  service('second', { ports: [port], selector: { app: 'orders' } });

describe('traffic/services-share-port', () => {
  it.each([
    ['of application', { port: 80, name: 'tcp' }],
    ['of transport', { port: 80, name: 'http', protocol: 'UDP' }],
  ])('finds another protocol %s', (_, port) => {
    expect(
      hits(servicesSharePort, [...mesh, first, second(port)]),
    ).toMatchObject([
      {
        document: { object: { kind: 'Deployment' } },
        params: { port: '80' },
        related: [{}, {}],
      },
    ]);
  });

  it.each([
    [
      'the protocol is the same',
      [...mesh, first, second({ port: 80, name: 'http-b' })],
    ],
    ['one says none', [...mesh, first, second({ port: 80 })]],
    [
      'the port is another',
      [...mesh, first, second({ port: 81, name: 'tcp' })],
    ],
    [
      'the Deployment is in no mesh',
      [
        namespace('shop'),
        deployment(),
        first,
        second({ port: 80, name: 'tcp' }),
      ],
    ],
    [
      'another workload is behind it',
      [
        ...mesh,
        first,
        service('b', {
          ports: [{ port: 80, name: 'tcp' }],
          selector: { app: 'b' },
        }),
      ],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(servicesSharePort, objects)).toEqual([]);
  });
});
