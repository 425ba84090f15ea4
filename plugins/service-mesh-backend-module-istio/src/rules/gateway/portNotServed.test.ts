import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { portNotServed } from './portNotServed';

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: [shop.example.com], port: { name: https, number: 8443, protocol: HTTPS } }]
`;

const pod = (spec = '{}') => `---
apiVersion: v1
kind: Pod
metadata: { name: gateway, namespace: ingress, labels: { istio: ingress } }
spec: ${spec}
`;

const service = (port: string, namespace = 'ingress') => `---
apiVersion: v1
kind: Service
metadata: { name: gateway, namespace: ${namespace} }
spec: { selector: { istio: ingress }, ports: [${port}] }
`;

const find = (...yaml: string[]) =>
  ruleFindings(portNotServed, gateway + yaml.join('')).map(
    ({ pointer, undecided }) => undecided ?? pointer,
  );

const at = '/spec/servers/0/port/number';

describe('reference/gateway-port-not-served', () => {
  it.each([
    ['a port', [pod(), service('{ port: 8443 }')]],
    ['a targetPort', [pod(), service('{ port: 443, targetPort: 8443 }')]],
    [
      'a named targetPort',
      [
        pod(
          '{ containers: [{ ports: [{ name: tls, containerPort: 8443 }] }] }',
        ),
        service('{ port: 443, targetPort: tls }'),
      ],
    ],
    [
      'the port of a node',
      [
        pod(
          '{ containers: [{ ports: [{ containerPort: 8443, hostPort: 443 }] }] }',
        ),
      ],
    ],
  ])('is silent where %s leads there', (_, yaml) => {
    expect(find(...yaml)).toEqual([]);
  });

  it('finds a port to which none leads', () => {
    expect(find(pod(), service('{ port: 443 }'))).toEqual([at]);
    expect(find(pod(), service('{ port: 8443, protocol: UDP }'))).toEqual([at]);
  });

  it('asks for the Service where none of the Pods is here', () => {
    expect(find(pod(), service('{ port: 8443 }', 'other'))).toEqual([
      'needs the Services of Pod gateway',
    ]);
  });

  it('leaves a Gateway without Pods to another rule', () => {
    expect(find()).toEqual([]);
  });
});
