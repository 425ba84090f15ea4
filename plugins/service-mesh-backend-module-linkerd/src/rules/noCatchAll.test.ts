import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { noCatchAll } from './noCatchAll';

const orders = { matches: [{ path: { type: 'Exact', value: '/orders' } }] };
const everything = { matches: [{ path: { type: 'PathPrefix', value: '/' } }] };
const allPorts = { group: 'core', kind: 'Service', name: 'order' };
const otherPort = { ...allPorts, port: 9090 };

describe('gateway-api/no-catch-all', () => {
  it.each<[string, KubernetesObject[]]>([
    ['a rule for the prefix /', [routeObject('a', [orders, everything])]],
    [
      'a rule for every path by a regular expression',
      [
        routeObject('a', [
          orders,
          { matches: [{ path: { type: 'RegularExpression', value: '/.*' } }] },
        ]),
      ],
    ],
    ['a rule without matches', [routeObject('a', [orders, {}])]],
    [
      'a catch-all in another route',
      [routeObject('a', [orders]), routeObject('b', [everything])],
    ],
    [
      'a catch-all for all ports',
      [
        routeObject('a', [orders]),
        routeObject('b', [everything], { parent: allPorts }),
      ],
    ],
    [
      'routes of a Gateway',
      [routeObject('a', [orders], { parent: { name: 'public' } })],
    ],
  ])('is content with %s', (_, objects) => {
    expect(findingsOf(noCatchAll, objects)).toEqual([]);
  });

  it.each<[string, KubernetesObject[]]>([
    [
      'no rule for the rest',
      [routeObject('a', [orders]), routeObject('b', [orders])],
    ],
    [
      'a rule for the rest with a condition',
      [
        routeObject('a', [
          { matches: [{ ...everything.matches[0], method: 'GET' }] },
        ]),
      ],
    ],
    [
      'a catch-all on another port',
      [
        routeObject('a', [orders]),
        routeObject('b', [everything], { parent: otherPort }),
      ],
    ],
  ])('finds %s', (_, objects) => {
    expect(findingsOf(noCatchAll, objects)).toEqual([
      { name: 'a', pointer: '/spec/rules', severity: 'warning' },
    ]);
  });
});
