import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { gatewayClassNotFound } from './gatewayClassNotFound';

const gateway = (className: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: ${className} }
`;

const gatewayClass = `---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: edge }
`;

const find = (...yaml: string[]) =>
  ruleFindings(gatewayClassNotFound, yaml.join(''));
const findInClosedWorld = (...yaml: string[]) =>
  ruleFindings(gatewayClassNotFound, yaml.join(''), { closedWorld: true });

describe('gateway-api/class-not-found', () => {
  it.each(['istio', 'istio-waypoint', 'edge'])('is silent about %s', name => {
    expect(find(gateway(name), gatewayClass)).toEqual([]);
  });

  it('finds a class that is not among all there are', () => {
    expect(findInClosedWorld(gateway('egde'), gatewayClass)).toMatchObject([
      { severity: 'error', pointer: '/spec/gatewayClassName' },
    ]);
  });

  it.each([
    ['none', ''],
    ['another', gatewayClass],
  ])('asks for the class where %s is here', (_, given) => {
    expect(find(gateway('public'), given)).toMatchObject([
      { undecided: "needs the GatewayClass 'public'" },
    ]);
  });
});
