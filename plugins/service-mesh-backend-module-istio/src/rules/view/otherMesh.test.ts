import { namespace, pod, service } from '../../testUtils/objects';
import { ruleContext } from '../../testUtils/ruleContext';
import { isForOtherMesh } from './otherMesh';

const linkerd = pod(
  'orders',
  {},
  { annotations: { 'linkerd.io/inject': 'enabled' } },
);

describe('configuration', () => {
  it('is for another mesh where it speaks of that alone', () => {
    expect(isForOtherMesh(ruleContext([service('orders'), linkerd]))).toBe(
      true,
    );
  });

  it.each([
    ['it speaks of none', []],
    [
      'it speaks of Istio too',
      [linkerd, namespace('a', { 'istio.io/rev': 'a' })],
    ],
  ])('is for Istio where %s', (_, objects) => {
    expect(isForOtherMesh(ruleContext([service('orders'), ...objects]))).toBe(
      false,
    );
  });
});
