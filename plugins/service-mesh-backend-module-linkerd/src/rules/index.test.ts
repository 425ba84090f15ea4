import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { runRules } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { rules } from '.';
import { documentOf } from '../testUtils/findings';

const shapes = [
  {},
  { spec: null },
  { spec: 'text' },
  { spec: { targetRef: null, parentRefs: [null], rules: [null], server: 5 } },
  { spec: { rules: [{ matches: [null], filters: 'x' }] } },
  { metadata: { name: 'a', annotations: { 'retry.linkerd.io/limit': 2 } } },
  { spec: { ports: 'x', template: { metadata: { labels: 1 } } } },
];
const kinds = [
  'Server',
  'AuthorizationPolicy',
  'ServerAuthorization',
  'HTTPRoute',
  'GRPCRoute',
  'Service',
  'TCPRoute',
  'EgressNetwork',
  'HTTPLocalRateLimitPolicy',
  'ServiceProfile',
];

describe('the rules', () => {
  it('have codes of their own', () => {
    const codes = rules.map(rule => rule.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(
      codes.every(code =>
        /^(linkerd|gateway-api|resilience|security|traffic)\/[a-z-]+$/.test(
          code,
        ),
      ),
    ).toBe(true);
  });

  it('survive objects of any shape', () => {
    const groups = [
      'policy.linkerd.io/v1beta3',
      'gateway.networking.k8s.io/v1',
      'gateway.networking.k8s.io/v1alpha2',
      'linkerd.io/v1alpha2',
      'v1',
    ];
    const documents = groups.flatMap(apiVersion =>
      kinds.flatMap(kind =>
        shapes.map(shape =>
          documentOf({
            apiVersion,
            kind,
            metadata: { name: 'a' },
            ...shape,
          } as unknown as KubernetesObject),
        ),
      ),
    );
    const failed = runRules(rules, documents).filter(finding =>
      finding.undecided?.includes('needs a rule'),
    );
    expect(failed).toEqual([]);
  });
});
