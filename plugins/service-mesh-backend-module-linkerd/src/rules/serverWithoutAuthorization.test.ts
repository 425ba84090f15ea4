import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { runRules } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { documentOf, findingsOf } from '../testUtils/findings';
import {
  policyFor,
  policyObject,
  routeObject,
  serverObject,
} from '../testUtils/objects';
import { serverWithoutAuthorization } from './serverWithoutAuthorization';

const web = { kind: 'ServiceAccount', name: 'web' };
const find = (...objects: KubernetesObject[]) =>
  findingsOf(serverWithoutAuthorization, objects);

const serverParent = {
  group: 'policy.linkerd.io',
  kind: 'Server',
  name: 'order',
};
const routePolicy = policyObject('AuthorizationPolicy', 'read', {
  targetRef: {
    group: 'gateway.networking.k8s.io',
    kind: 'HTTPRoute',
    name: 'read',
  },
  requiredAuthenticationRefs: [web],
});

describe('linkerd/server-without-authorization', () => {
  it.each<[string, KubernetesObject[]]>([
    [
      'a Server with a policy',
      [serverObject('order'), policyFor('order', [web])],
    ],
    [
      'a Server that only reports',
      [serverObject('order', { accessPolicy: 'audit' })],
    ],
    [
      'a policy for the namespace',
      [
        serverObject('order'),
        policyObject('AuthorizationPolicy', 'all', {
          targetRef: { kind: 'Namespace', name: 'shop' },
          requiredAuthenticationRefs: [web],
        }),
      ],
    ],
    [
      'a policy for a route of the Server',
      [
        serverObject('order'),
        routeObject('read', [{}], { parent: serverParent }),
        routePolicy,
      ],
    ],
    [
      'the older ServerAuthorization',
      [
        serverObject('order'),
        policyObject('ServerAuthorization', 'old', {
          server: { name: 'order' },
          client: { unauthenticated: true },
        }),
      ],
    ],
  ])('is content with %s', (_, objects) => {
    expect(find(...objects)).toEqual([]);
  });

  it.each<JsonObject>([{}, { accessPolicy: 'deny' }])(
    'finds a Server that denies everybody (%j)',
    spec => {
      expect(
        find(serverObject('order', spec), policyFor('payment', [web])),
      ).toEqual([
        { name: 'order', pointer: '/spec/accessPolicy', severity: 'warning' },
      ]);
    },
  );

  it('does not decide without the policies of the namespace', () => {
    expect(find(serverObject('order'))).toEqual([
      {
        name: 'order',
        pointer: '/spec/accessPolicy',
        severity: 'info',
        undecided: "needs the AuthorizationPolicies of namespace 'shop'",
      },
    ]);
  });

  it('accepts a Server rendered from a policy that admits nobody', () => {
    const document = documentOf(
      serverObject('order', { accessPolicy: 'deny' }),
      {
        '/spec/accessPolicy': { source: 'annotation' },
      },
    );
    expect(runRules([serverWithoutAuthorization], [document])).toEqual([]);
  });
});
