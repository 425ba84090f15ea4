import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { parentIgnored } from './parentIgnored';

describe('a parent that Linkerd does not know', () => {
  const found = (parent: JsonObject) =>
    findingsOf(parentIgnored, [routeObject('orders', [{}], { parent })]);
  const server = { group: 'policy.linkerd.io', kind: 'Server', name: 'order' };

  it.each([
    ['a Service of the default group', { kind: 'Service', name: 'order' }],
    ['a Server of the core group', { ...server, group: '' }],
    ['a Server elsewhere', { ...server, namespace: 'other' }],
    ['a port of a Server', { ...server, port: 80 }],
    ['a section of a Server', { ...server, sectionName: 'http' }],
  ])('is %s', (_, parent) => {
    expect(found(parent)).toEqual([
      { name: 'orders', pointer: '/spec/parentRefs/0', severity: 'warning' },
    ]);
  });

  it('may be something without kind, unless a Gateway has the name', () => {
    const parent = { name: 'order', port: 80 };
    expect(found(parent)).toMatchObject([
      { undecided: "needs the Gateway 'order'" },
    ]);
    expect(
      findingsOf(parentIgnored, [
        routeObject('orders', [{}], { parent }),
        { ...routeObject('order', []), kind: 'Gateway' },
      ]),
    ).toEqual([]);
  });

  it.each([
    ['a Service', { group: 'core', kind: 'Service', name: 'order', port: 80 }],
    [
      'a Service of the group ""',
      { group: '', kind: 'Service', name: 'order' },
    ],
    ['a Server', server],
    ['a Server of its own namespace', { ...server, namespace: 'shop' }],
    ['a Gateway', { name: 'public' }],
  ])('is not %s', (_, parent) => {
    expect(found(parent)).toEqual([]);
  });
});
