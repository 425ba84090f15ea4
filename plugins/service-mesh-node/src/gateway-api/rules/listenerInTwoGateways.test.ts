import { ruleFindings } from '../../testUtils';
import { listenerInTwoGateways } from './listenerInTwoGateways';

const gateway = (namespace: string, ...listeners: string[]) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ${namespace} }
spec: { listeners: [${listeners.join(', ')}] }
`;

const find = (...yaml: string[]) =>
  ruleFindings(listenerInTwoGateways, yaml.join('')).map(
    ({ resource, pointer }) => `${resource?.namespace} ${pointer}`,
  );

const shop = '{ port: 80, protocol: HTTP, hostname: shop.example.com }';

describe('gateway-api/listener-in-two-gateways', () => {
  it('finds a hostname in each of its Gateways, though they have one name', () => {
    expect(find(gateway('a', shop), gateway('b', '{ port: 1 }', shop))).toEqual(
      ['a /spec/listeners/0', 'b /spec/listeners/1'],
    );
  });

  it.each([
    ['one Gateway', [gateway('a', shop, shop)]],
    ['none', [gateway('a', '{ port: 80 }'), gateway('b', '{ port: 80 }')]],
    [
      'two of different classes',
      [
        gateway('a', shop).replace('spec: {', 'spec: { gatewayClassName: a,'),
        gateway('b', shop).replace('spec: {', 'spec: { gatewayClassName: b,'),
      ],
    ],
    [
      'two on different ports',
      [gateway('a', shop), gateway('b', shop.replace('80', '8080'))],
    ],
  ])('is silent where a hostname stands in %s', (_, yaml) => {
    expect(find(...yaml)).toEqual([]);
  });
});
