import { ruleFindings } from '../../testUtils';
import { backendNotFound } from './backendNotFound';

const route = (...backends: string[]) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  rules: [{ backendRefs: [${backends.join(', ')}] }]
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ port: 80 }] }
`;

const find = (yaml: string) =>
  ruleFindings(backendNotFound, yaml).map(
    ({ pointer, undecided, equivalents }) => ({
      pointer,
      undecided,
      equivalents,
    }),
  );

const at = '/spec/rules/0/backendRefs/0';

describe('gateway-api/backend-not-found', () => {
  it.each(['{ name: orders, port: 80 }', '{ name: other, kind: Bucket }'])(
    'is silent about %s',
    backend => {
      expect(find(route(backend))).toEqual([]);
    },
  );

  it.each([
    ['{ name: basket, port: 80 }', `${at}/name`, ['KIA1402']],
    [
      '{ name: orders.shop.svc.cluster.local, port: 80 }',
      `${at}/name`,
      ['KIA1402'],
    ],
    ['{ name: orders, port: 81 }', `${at}/port`, []],
  ])('finds %s', (backend, pointer, equivalents) => {
    expect(find(route(backend))).toEqual([
      { pointer, equivalents, undecided: undefined },
    ]);
  });

  it('finds where copies of requests go', () => {
    const mirrored = route('{ name: orders, port: 80 }').replace(
      'rules: [{',
      'rules: [{ filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: shadow, port: 80 } } }],',
    );

    expect(find(mirrored)).toMatchObject([
      { pointer: '/spec/rules/0/filters/0/requestMirror/backendRef/name' },
    ]);
  });

  it('asks once for the Services of another namespace', () => {
    expect(
      find(
        route(
          '{ name: a, namespace: billing, port: 80 }',
          '{ name: b, namespace: billing, port: 80 }',
        ),
      ),
    ).toMatchObject([
      { undecided: "needs the Services of namespace 'billing'" },
    ]);
  });
});
