import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { selectorOnGateway } from './selectorOnGateway';

const policy = (spec: string, namespace = 'ingress') => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: public, namespace: ${namespace} }
spec: ${spec}
---
apiVersion: v1
kind: Pod
metadata: { name: public-1, namespace: ingress, labels: { app: edge, gateway.networking.k8s.io/gateway-name: public } }
`;

const find = (yaml: string) => ruleFindings(selectorOnGateway, yaml);
const byApp = '{ selector: { matchLabels: { app: edge } } }';

describe('istio/selector-on-gateway', () => {
  it('finds a policy that selects a Pod of a Gateway by any label', () => {
    const [found] = find(policy(byApp));

    expect(found).toMatchObject({
      pointer: '/spec/selector',
      params: { gateway: 'public' },
    });
    expect(found.related).toHaveLength(1);
  });

  it('finds one that selects by the label of a Gateway, without the Pod', () => {
    expect(
      find(
        policy(
          '{ selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: other } } }',
        ),
      ),
    ).toMatchObject([{ params: { gateway: 'other' } }]);
  });

  it.each([
    ['targets', policy('{ targetRefs: [{ kind: Gateway, name: public }] }')],
    ['other Pods', policy('{ selector: { matchLabels: { app: orders } } }')],
    ['Pods of another namespace', policy(byApp, 'shop')],
    ['all of its namespace', policy('{}')],
  ])('is silent about a policy for %s', (_, yaml) => {
    expect(find(yaml)).toEqual([]);
  });
});
