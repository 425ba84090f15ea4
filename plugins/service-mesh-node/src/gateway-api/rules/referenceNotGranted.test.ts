import { ruleFindings } from '../../testUtils';
import { referenceNotGranted } from './referenceNotGranted';

const route = (parent: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [${parent}]
  rules: [{ backendRefs: [{ name: payments, namespace: billing, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: billing }
`;

const grant = (from: string, to: string) => `---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: grant, namespace: billing }
spec:
  from: [{ group: gateway.networking.k8s.io, ${from} }]
  to: [{ group: "", ${to} }]
`;

const find = (...yaml: string[]) =>
  ruleFindings(referenceNotGranted, yaml.join(''));

const onGateway = '{ name: public }';

describe('gateway-api/reference-not-granted', () => {
  it.each(['kind: Service', 'kind: Service, name: payments'])(
    'is silent where a grant is for %s',
    to => {
      expect(
        find(route(onGateway), grant('kind: HTTPRoute, namespace: shop', to)),
      ).toEqual([]);
    },
  );

  it.each([
    ['no grant', ''],
    [
      'one for another kind',
      grant('kind: GRPCRoute, namespace: shop', 'kind: Service'),
    ],
    [
      'one for another namespace',
      grant('kind: HTTPRoute, namespace: web', 'kind: Service'),
    ],
    [
      'one for another Service',
      grant(
        'kind: HTTPRoute, namespace: shop',
        'kind: Service, name: invoices',
      ),
    ],
  ])('finds a backend with %s', (_, others) => {
    expect(find(route(onGateway), others)).toMatchObject([
      {
        pointer: '/spec/rules/0/backendRefs/0/namespace',
        severity: 'error',
        equivalents: ['KIA1402'],
      },
    ]);
  });

  it('only warns inside a mesh', () => {
    expect(
      find(route('{ kind: Service, group: "", name: orders }')),
    ).toMatchObject([{ severity: 'warning' }]);
  });

  it('looks at the certificates of a Gateway too', () => {
    const gateway = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  listeners: [{ name: web, tls: { certificateRefs: [{ name: shop, namespace: billing }] } }]
`;
    expect(find(gateway)).toMatchObject([
      { undecided: "needs the ReferenceGrants of namespace 'billing'" },
    ]);
    expect(
      find(gateway, grant('kind: Gateway, namespace: shop', 'kind: Secret')),
    ).toEqual([]);
  });
});
