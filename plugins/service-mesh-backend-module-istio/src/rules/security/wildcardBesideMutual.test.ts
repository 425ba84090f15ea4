import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { wildcardBesideMutual } from './wildcardBesideMutual';

const gateway = (name: string, host: string, mode: string, port = 443) => `---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: ["${host}"], port: { number: ${port}, protocol: HTTPS }, tls: { mode: ${mode} } }]
`;

const admin = gateway('admin', 'admin.example.com', 'MUTUAL');
const shop = (host: string, mode = 'SIMPLE', port = 443) =>
  gateway('shop', host, mode, port);

const guard = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: admin, namespace: ingress }
spec:
  hosts: [admin.example.com]
  http: [{ directResponse: { status: 421 } }]
`;

const find = (...yaml: string[]) =>
  ruleFindings(wildcardBesideMutual, yaml.join('')).map(
    ({ params }) => `${params.gateway} ${params.host} ${params.wildcard}`,
  );

describe('security/wildcard-beside-mutual', () => {
  it.each(['*.example.com', '*.com', '*'])('finds the host under %s', host => {
    expect(find(admin, shop(host))).toEqual([
      `admin admin.example.com ${host}`,
    ]);
  });

  it.each([
    ['another domain', [admin, shop('*.example.org')]],
    ['a host of its own', [admin, shop('shop.example.com')]],
    ['client certificates for both', [admin, shop('*.example.com', 'MUTUAL')]],
    ['another port', [admin, shop('*.example.com', 'SIMPLE', 8443)]],
    ['an answer of 421', [admin, shop('*.example.com'), guard]],
  ])('is silent with %s', (_, yaml) => {
    expect(find(...yaml)).toEqual([]);
  });
});
