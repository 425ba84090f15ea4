import { deployment, namespace, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { servicesShareTargetPort } from './servicesShareTargetPort';

const mesh = [
  namespace('shop', { 'istio-injection': 'enabled' }),
  deployment(),
];
const first = service('orders', {
  ports: [{ port: 80, targetPort: 8080, name: 'http' }],
});
const second = (port: object) =>
  service('second', { ports: [port], selector: { app: 'orders' } });

describe('traffic/services-share-target-port', () => {
  it('warns of different protocols', () => {
    expect(
      hits(servicesShareTargetPort, [
        ...mesh,
        first,
        second({ port: 8080, name: 'tcp' }),
      ]),
    ).toMatchObject([{ severity: 'warning', params: { port: '8080' } }]);
  });

  it('has information about one protocol by two ports', () => {
    expect(
      hits(servicesShareTargetPort, [
        ...mesh,
        first,
        second({ port: 8080, name: 'http' }),
      ]),
    ).toMatchObject([{ severity: 'info' }]);
  });

  it.each([
    [
      'the port is the same',
      [...mesh, first, second({ port: 80, targetPort: 8080, name: 'http' })],
    ],
    [
      'one Service has both',
      [
        ...mesh,
        service('orders', {
          ports: [{ port: 80, targetPort: 8080 }, { port: 8080 }],
        }),
      ],
    ],
    [
      'the Deployment is in no mesh',
      [namespace('shop'), deployment(), first, second({ port: 8080 })],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(servicesShareTargetPort, objects)).toEqual([]);
  });
});
