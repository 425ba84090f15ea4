import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { gatewayAnyHost } from './gatewayAnyHost';

const find = (hosts: string, protocol = 'HTTPS') =>
  ruleFindings(
    gatewayAnyHost,
    `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: ${hosts}, port: { name: x, number: 443, protocol: ${protocol} } }]
`,
  ).map(({ pointer }) => pointer);

describe('security/gateway-any-host', () => {
  it.each(['["*"]', '["*/*"]'])('finds %s', hosts => {
    expect(find(hosts)).toEqual(['/spec/servers/0/hosts/0']);
  });

  it.each(['["*.example.com"]', '["shop/*"]', '["./*"]'])(
    'is silent about %s',
    hosts => {
      expect(find(hosts)).toEqual([]);
    },
  );

  it('is silent about a port that shows no host', () => {
    expect(find('["*"]', 'TCP')).toEqual([]);
  });
});
