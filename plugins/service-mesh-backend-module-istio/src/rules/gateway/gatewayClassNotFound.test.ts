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

describe('gateway-api/class-not-found', () => {
  it.each(['istio', 'istio-waypoint', 'edge'])('is silent about %s', name => {
    expect(find(gateway(name), gatewayClass)).toEqual([]);
  });

  it('finds a class that is not among those that are here', () => {
    expect(find(gateway('egde'), gatewayClass)).toMatchObject([
      { severity: 'error', pointer: '/spec/gatewayClassName' },
    ]);
  });

  it('asks for the class where none is here', () => {
    expect(find(gateway('edge'))).toMatchObject([
      { undecided: "needs the GatewayClass 'edge'" },
    ]);
  });
});
