import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { evaluate } from '.';
import { policyObject, routeObject, serverObject } from '../testUtils/objects';

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

describe('authorization by routes on a Server', () => {
  const parent = {
    group: 'policy.linkerd.io',
    kind: 'Server',
    name: 'order',
  };
  const rule = (value: string) => [
    { matches: [{ path: { type: 'Exact', value } }] },
  ];
  const read = routeObject('read', rule('/orders'), { parent });
  const write = routeObject('write', rule('/admin'), { parent });
  const forRoute = (
    name: string,
    group = 'gateway.networking.k8s.io',
  ): KubernetesObject =>
    policyObject('AuthorizationPolicy', 'by-route', {
      targetRef: { group, kind: 'HTTPRoute', name },
      requiredAuthenticationRefs: [{ kind: 'ServiceAccount', name: 'web' }],
    });
  const server = serverObject('order');

  it('admits whom a policy of the route taken admits', () => {
    const objects = [server, read, write, forRoute('read')];

    expect(judge('shop/web', ...objects)).toMatchObject({
      decision: 'allow',
      by: { name: 'by-route' },
    });
    expect(decide('shop/cart', ...objects)).toBe('deny');
    expect(decide('shop/web', server, read, forRoute('write'))).toBe('deny');
  });

  it('needs the group of the route', () => {
    const wrong = forRoute('read', 'policy.linkerd.io');

    expect(decide('shop/web', server, read, wrong)).toBe('deny');
  });

  it('does not find what no route fits, even at audit', () => {
    const audited = serverObject('order', { accessPolicy: 'audit' });

    expect(judge('shop/web', audited, write)).toMatchObject({
      decision: 'deny',
      by: { kind: 'HTTPRoute', name: 'write' },
    });
  });

  it('has none where it does not look into connections, or where they are of another protocol', () => {
    const opaque = serverObject('order', { proxyProtocol: 'opaque' });
    const grpc = serverObject('order', {
      proxyProtocol: 'gRPC',
      accessPolicy: 'all-unauthenticated',
    });

    expect(judge('shop/web', opaque, write).by?.kind).toBe('Server');
    expect(decide('shop/web', grpc, write)).toBe('allow');
  });
});
