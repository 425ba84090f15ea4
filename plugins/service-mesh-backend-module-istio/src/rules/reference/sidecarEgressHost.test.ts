import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { sidecarEgressHost } from './sidecarEgressHost';

const world = `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: billing }
spec: { ports: [{ port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: egress }
spec: { hosts: [ledger.example.com, '*.banks.example.com'] }
`;

const sidecar = (...hosts: string[]) => `---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ${JSON.stringify(hosts)} }] }
`;

const find = (...hosts: string[]) =>
  ruleFindings(sidecarEgressHost, world + sidecar(...hosts)).map(
    ({ pointer, undecided, equivalents }) => ({
      pointer,
      undecided,
      equivalents,
    }),
  );

describe('reference/sidecar-egress-host', () => {
  it.each([
    '*/*',
    './*',
    '~/*',
    'nowhere/*',
    './orders.shop.svc.cluster.local',
    './*.shop.svc.cluster.local',
    'billing/payments.billing.svc.cluster.local',
    '*/ledger.example.com',
    'egress/*.example.com',
    'egress/hsbc.banks.example.com',
    '~billing/payments.billing.svc.cluster.local',
  ])('is silent about %s', host => {
    expect(find(host)).toEqual([]);
  });

  it.each([
    './basket.shop.svc.cluster.local',
    'billing/payment.billing.svc.cluster.local',
    'billing/*.shop.svc.cluster.local',
    './orders.shop',
  ])('finds %s', host => {
    expect(find(host)).toEqual([
      {
        pointer: '/spec/egress/0/hosts/0',
        undecided: undefined,
        equivalents: ['KIA1004'],
      },
    ]);
  });

  it('finds a host behind the namespace of another, which Kiali lets pass', () => {
    expect(find('shop/ledger.example.com')).toMatchObject([
      { undecided: undefined, equivalents: [] },
    ]);
  });

  it('asks once for what is not here', () => {
    expect(
      find(
        'web/shop.web.svc.cluster.local',
        'web/blog.web.svc.cluster.local',
        'egress/api.example.org',
      ),
    ).toMatchObject([
      { undecided: "needs the Services of namespace 'web'" },
      { undecided: 'needs the ServiceEntry of api.example.org' },
    ]);
  });
});
