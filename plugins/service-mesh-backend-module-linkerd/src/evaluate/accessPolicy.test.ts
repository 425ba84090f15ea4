import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { evaluate } from '.';

const judge = (caller: string | null, ...objects: KubernetesObject[]) =>
  evaluate(objects, {
    caller,
    to: { host: 'order.shop', port: 80, labels: { app: 'order' } },
    method: 'GET',
    path: '/orders',
    headers: {},
    claims: null,
  });
const decide = (caller: string | null, ...objects: KubernetesObject[]) =>
  judge(caller, ...objects).decision;

describe('authorization without a Server', () => {
  const annotations = (policy: string) => ({
    'config.linkerd.io/default-inbound-policy': policy,
  });
  const namespace = (policy: string): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', annotations: annotations(policy) },
  });
  const workload = (policy: string, app = 'order'): KubernetesObject => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'order', namespace: 'shop' },
    spec: {
      template: {
        metadata: { labels: { app }, annotations: annotations(policy) },
      },
    },
  });

  it('asks the namespace, or the Pods before it', () => {
    expect(judge('shop/web', namespace('deny'))).toMatchObject({
      decision: 'deny',
      by: { kind: 'Namespace', name: 'shop' },
    });
    expect(decide(null, namespace('all-authenticated'))).toBe('deny');
    expect(decide('shop/web', namespace('audit'))).toBe('audit-deny');
    expect(
      decide(null, namespace('deny'), workload('all-unauthenticated')),
    ).toBe('allow');
  });

  it('ignores other Pods, and words that are no policy', () => {
    expect(decide(null, workload('deny', 'cart'))).toBe('allow');
    expect(decide(null, namespace('closed'))).toBe('allow');
  });
});
