import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { gatewayConflict } from './gatewayConflict';

const gateway = (
  name: string,
  server: string,
  selector = '{ istio: ingressgateway }',
) => `---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: shop }
spec:
  selector: ${selector}
  servers: [{ ${server} }]
`;

const http = 'port: { name: http, number: 80, protocol: HTTP }';
const tcp = 'port: { name: tcp, number: 80, protocol: TCP }';
const https =
  'port: { name: https, number: 443, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: shop }';

const pod = (labels: string) => `---
apiVersion: v1
kind: Pod
metadata: { name: gateway, namespace: ingress, labels: ${labels} }
`;

const find = (...yaml: string[]) =>
  ruleFindings(gatewayConflict, yaml.join('')).map(
    ({ resource, severity, equivalents }) =>
      `${severity} ${resource?.name} ${equivalents}`,
  );

describe('traffic/gateway-conflict', () => {
  it.each([
    [
      'another port',
      [
        gateway('a', `${http}, hosts: [shop.example.com]`),
        gateway('b', `${https}, hosts: [shop.example.com]`),
      ],
    ],
    [
      'another address',
      [
        gateway('a', `${http}, bind: 203.0.113.7, hosts: ['*']`),
        gateway('b', `${http}, bind: 203.0.113.8, hosts: ['*']`),
      ],
    ],
    [
      'other proxies',
      [
        gateway('a', `${http}, hosts: ['*']`),
        gateway('b', `${http}, hosts: ['*']`, '{ istio: internal }'),
      ],
    ],
    [
      'a subdomain',
      [
        gateway('a', `${http}, hosts: [example.com]`),
        gateway('b', `${http}, hosts: [shop.example.com]`),
      ],
    ],
  ])('is silent about %s', (_, yaml) => {
    expect(find(...yaml)).toEqual([]);
  });

  it.each([
    ['with TLS as an error', https, 'error'],
    ['without as a warning, since servers are merged', http, 'warning'],
  ])('finds one host in two Gateways %s', (_, server, severity) => {
    expect(
      find(
        gateway('a', `${server}, hosts: [shop.example.com]`),
        gateway('b', `${server}, hosts: [Shop.example.com]`),
      ),
    ).toEqual([
      `${severity} a IST0145,KIA0301`,
      `${severity} b IST0145,KIA0301`,
    ]);
  });

  it('finds two protocols on one port', () => {
    expect(
      find(
        gateway('a', `${http}, hosts: [shop.example.com]`),
        gateway('b', `${tcp}, hosts: [shop.example.com]`),
      ),
    ).toHaveLength(2);
  });

  it('remarks a wildcard around a host', () => {
    expect(
      find(gateway('a', `${http}, hosts: ['*.example.com', a.example.com]`)),
    ).toEqual(['info a KIA0301']);
  });

  it('finds selectors that differ and mean one Pod', () => {
    const both = [
      gateway('a', `${https}, hosts: [shop.example.com]`),
      gateway('b', `${https}, hosts: [shop.example.com]`, '{ app: gateway }'),
    ];

    expect(find(...both)).toEqual([]);
    expect(
      find(...both, pod('{ istio: ingressgateway, app: gateway }')),
    ).toEqual(['error a IST0145', 'error b IST0145']);
  });

  it('stays linear in the number of Gateways', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      gateway(`g${index}`, `${http}, hosts: ['*']`),
    );

    expect(find(...many)).toHaveLength(2000);
  });
});
