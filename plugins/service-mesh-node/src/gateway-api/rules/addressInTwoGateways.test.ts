import { ruleFindings } from '../../testUtils';
import { addressInTwoGateways } from './addressInTwoGateways';

const gateway = (name: string, address: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: shop }
spec: { addresses: [${address}] }
`;

const find = (a: string, b: string) =>
  ruleFindings(addressInTwoGateways, gateway('a', a) + gateway('b', b)).map(
    ({ resource }) => resource?.name,
  );

describe('gateway-api/address-in-two-gateways', () => {
  it('finds an address in both, whether its type is written or not', () => {
    expect(
      find('{ value: 203.0.113.7 }', '{ type: IPAddress, value: 203.0.113.7 }'),
    ).toEqual(['a', 'b']);
  });

  it.each([
    ['{ value: 203.0.113.8 }'],
    ['{ type: Hostname, value: 203.0.113.7 }'],
    ['{ type: IPAddress }'],
  ])('is silent about %s', other => {
    expect(find('{ value: 203.0.113.7 }', other)).toEqual([]);
  });
});
