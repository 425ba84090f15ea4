import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { egressParentWithoutPort } from './egressParentWithoutPort';

describe('an EgressNetwork as parent', () => {
  const found = (port?: number) =>
    findingsOf(egressParentWithoutPort, [
      routeObject('pay', [{}], {
        parent: {
          group: 'policy.linkerd.io',
          kind: 'EgressNetwork',
          name: 'shop',
          ...(port && { port }),
        },
      }),
    ]);

  it('has to name its port', () => {
    expect(found()).toEqual([
      { name: 'pay', pointer: '/spec/parentRefs/0', severity: 'error' },
    ]);
    expect(found(443)).toEqual([]);
  });
});
