import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { gatewayPlaintext } from './gatewayPlaintext';

const http = (tls = '{}') =>
  `{ hosts: [shop.example.com], port: { name: http, number: 80, protocol: http }, tls: ${tls} }`;
const https =
  '{ hosts: [shop.example.com], port: { name: https, number: 443, protocol: HTTPS }, tls: { mode: SIMPLE } }';

const find = (servers: string, selector = 'ingressgateway') =>
  ruleFindings(
    gatewayPlaintext,
    `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ${selector} }
  servers: [${servers}]
`,
  ).map(({ severity, pointer }) => `${severity} ${pointer}`);

describe('security/gateway-plaintext', () => {
  it('warns of plain HTTP beside HTTPS', () => {
    expect(find(`${https}, ${http()}`)).toEqual(['warning /spec/servers/1']);
  });

  it('remarks plain HTTP alone, since TLS may end before it', () => {
    expect(find(http())).toEqual(['info /spec/servers/0']);
  });

  it.each([
    ['sends on to HTTPS', `${https}, ${http('{ httpsRedirect: true }')}`],
    ['serves HTTPS only', https],
  ])('is silent about a Gateway that %s', (_, servers) => {
    expect(find(servers)).toEqual([]);
  });

  it('is silent about the way out', () => {
    expect(find(http(), 'egressgateway')).toEqual([]);
  });
});
