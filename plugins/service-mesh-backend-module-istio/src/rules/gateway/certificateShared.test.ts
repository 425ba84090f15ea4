import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { certificateShared } from './certificateShared';

const gateway = (
  name: string,
  tls: string,
  selector = '{ istio: ingress }',
) => `---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: shop }
spec:
  selector: ${selector}
  servers: [{ hosts: [${name}.example.com], tls: ${tls} }]
`;

const find = (...yaml: string[]) =>
  ruleFindings(certificateShared, yaml.join('')).map(
    ({ resource }) => resource?.name,
  );

const files = (path: string) =>
  `{ serverCertificate: ${path}, privateKey: /etc/key.pem }`;

describe('traffic/certificate-in-two-gateways', () => {
  it.each([
    ['a Secret', '{ credentialName: wildcard }'],
    ['one Secret of several', '{ credentialNames: [wildcard] }'],
    ['files', files('/etc/cert.pem')],
  ])('finds both Gateways that share %s', (_, tls) => {
    expect(find(gateway('a', tls), gateway('b', tls))).toEqual(['a', 'b']);
  });

  it('finds the Gateway of more proxies, where selectors differ', () => {
    const tls = '{ credentialName: wildcard }';

    expect(
      find(
        gateway('a', tls),
        gateway('b', tls, '{ istio: ingress, type: internal }'),
      ),
    ).toEqual(['a']);
  });

  it.each([
    ['another Secret', '{ credentialName: other }', '{ istio: ingress }'],
    ['other proxies', '{ credentialName: wildcard }', '{ istio: internal }'],
    ['no certificate', '{ mode: PASSTHROUGH }', '{ istio: ingress }'],
  ])('is silent about %s', (_, tls, selector) => {
    expect(
      find(
        gateway('a', '{ credentialName: wildcard }'),
        gateway('b', tls, selector),
      ),
    ).toEqual([]);
  });
});
