import { deployment, runningPod, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { targetPortNotExposed } from './targetPortNotExposed';

const exposing = (...ports: object[]) =>
  deployment({ containers: [{ name: 'orders', ports }] });
const http = { name: 'http', containerPort: 8080 };

describe('reference/target-port-not-exposed', () => {
  it('finds a name that no container gives, as an error', () => {
    expect(
      hits(targetPortNotExposed, [
        service('orders', { ports: [{ port: 80, targetPort: 'web' }] }),
        exposing(http),
      ]),
    ).toMatchObject([{ pointer: '/spec/ports/0/targetPort' }]);
  });

  it('has information about a number that no container lists', () => {
    expect(
      hits(targetPortNotExposed, [
        service('orders', { ports: [{ port: 80 }] }),
        exposing(http),
      ]),
    ).toMatchObject([{ pointer: '/spec/ports/0/port', severity: 'info' }]);
  });

  it.each([
    [
      'the name is there',
      [
        service('orders', { ports: [{ port: 80, targetPort: 'http' }] }),
        exposing(http),
      ],
    ],
    [
      'the number is there',
      [
        service('orders', { ports: [{ port: 80, targetPort: 8080 }] }),
        exposing(http),
      ],
    ],
    [
      'the number is written as text',
      [
        service('orders', { ports: [{ port: 80, targetPort: '8080' }] }),
        exposing(http),
      ],
    ],
    [
      'one of several workloads has it',
      [
        service('orders', { ports: [{ port: 80, targetPort: 'http' }] }),
        runningPod(),
        exposing(http),
      ],
    ],
    [
      'no container lists any',
      [
        service('orders', { ports: [{ port: 80, targetPort: 'http' }] }),
        deployment(),
      ],
    ],
    [
      'no workload is here',
      [service('orders', { ports: [{ port: 80, targetPort: 'http' }] })],
    ],
    [
      'it is of the control plane',
      [
        service('istio-system/orders', {
          ports: [{ port: 80, targetPort: 'x' }],
        }),
        {
          ...exposing(http),
          metadata: { name: 'a', namespace: 'istio-system' },
        },
      ],
    ],
    [
      'it is a gateway',
      [
        service('orders', {
          ports: [{ port: 80, targetPort: 'x' }],
          labels: { istio: 'ingressgateway' },
        }),
        exposing(http),
      ],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(targetPortNotExposed, objects)).toEqual([]);
  });
});
