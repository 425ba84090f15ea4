import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { policyFor, policyObject, serverObject } from '../testUtils/objects';
import { danglingTarget } from './danglingTarget';

const web = { kind: 'ServiceAccount', name: 'web' };
const find = (...objects: KubernetesObject[]) =>
  findingsOf(danglingTarget, objects);

describe('linkerd/dangling-target', () => {
  it('is content with a target that is there', () => {
    expect(find(serverObject('order'), policyFor('order', [web]))).toEqual([]);
  });

  it('is content with a Namespace, which is not among the manifests', () => {
    const policy = policyObject('AuthorizationPolicy', 'all', {
      targetRef: { kind: 'Namespace', name: 'shop' },
      requiredAuthenticationRefs: [web],
    });
    expect(find(policy)).toEqual([]);
  });

  it('finds a target that is not among the Servers of the namespace', () => {
    expect(find(serverObject('order'), policyFor('orders', [web]))).toEqual([
      { name: 'callers', pointer: '/spec/targetRef/name', severity: 'warning' },
    ]);
  });

  it('does not decide without the Servers of the namespace', () => {
    expect(find(policyFor('order', [web]))).toEqual([
      {
        name: 'callers',
        pointer: '/spec/targetRef/name',
        severity: 'info',
        undecided: "needs the Servers of namespace 'shop'",
      },
    ]);
  });
});
