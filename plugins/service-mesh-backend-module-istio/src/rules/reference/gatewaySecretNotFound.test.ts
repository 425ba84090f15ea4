import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { gatewaySecretNotFound } from './gatewaySecretNotFound';

const gateway = (tls: string) => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: [shop.example.com], tls: ${tls} }]
`;

const pod = `---
apiVersion: v1
kind: Pod
metadata: { name: gateway, namespace: edge, labels: { istio: ingress } }
`;

const made = (kind: string, spec: string, namespace = 'edge') => `---
apiVersion: x/v1
kind: ${kind}
metadata: { name: shop, namespace: ${namespace} }
spec: ${spec}
`;

const find = (...yaml: string[]) =>
  ruleFindings(gatewaySecretNotFound, yaml.join('')).map(
    ({ pointer, undecided }) => undecided ?? pointer,
  );

const shop = gateway('{ credentialName: shop }');
const other = made('Secret', '{}').replace('name: shop', 'name: other');

describe('reference/gateway-secret-not-found', () => {
  it.each([
    ['is there', [shop, pod, made('Secret', '{}')]],
    [
      'is made by cert-manager',
      [shop, pod, other, made('Certificate', '{ secretName: shop }')],
    ],
    [
      'is made from one that is sealed',
      [shop, pod, other, made('SealedSecret', '{}')],
    ],
    [
      'is fetched',
      [shop, pod, other, made('ExternalSecret', '{ target: { name: shop } }')],
    ],
    ['is not named', [gateway('{ mode: PASSTHROUGH }'), pod, other]],
    ['may be anywhere, since the Pods are', [shop, other]],
    [
      'is a ConfigMap',
      [gateway('{ credentialName: configmap://edge/shop }'), pod, other],
    ],
  ])('is silent where the Secret %s', (_, yaml) => {
    expect(find(...yaml)).toEqual([]);
  });

  it('finds a Secret beside the Gateway, where its Pods cannot read it', () => {
    expect(find(shop, pod, other, made('Secret', '{}', 'shop'))).toEqual([
      '/spec/servers/0/tls/credentialName',
    ]);
  });

  it('finds one of several names', () => {
    expect(
      find(gateway('{ credentialNames: [other, shop] }'), pod, other),
    ).toEqual(['/spec/servers/0/tls/credentialNames/1']);
  });

  it('asks for the Secrets where none is here', () => {
    expect(find(shop, pod)).toEqual(["needs the Secrets of namespace 'edge'"]);
  });
});
