import { virtualService } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { noCatchAll } from './noCatchAll';

const specific = { match: [{ uri: { exact: '/orders' } }] };

describe('traffic/no-catch-all', () => {
  it.each([
    ['the last rule has no match', { http: [specific, {}] }],
    [
      'a rule takes the prefix /',
      { http: [{ match: [{ uri: { prefix: '/' } }] }] },
    ],
    ['a rule asks for the port only', { http: [{ match: [{ port: 80 }] }] }],
    [
      'a rule takes all that comes from the mesh',
      { gateways: ['mesh', 'a'], http: [{ match: [{ gateways: ['mesh'] }] }] },
    ],
    [
      'it is bound to a gateway only',
      { gateways: ['public'], http: [specific] },
    ],
    ['it is a delegate', { hosts: [], http: [specific] }],
    ['it routes TCP only', { tcp: [{ match: [{ port: 80 }] }] }],
  ])('is silent where %s', (_, spec) => {
    expect(hits(noCatchAll, [virtualService(spec)])).toEqual([]);
  });

  it.each([
    ['it names no gateway', { http: [specific] }],
    ['it names mesh', { gateways: ['public', 'mesh'], http: [specific] }],
    [
      'the prefix / comes with another condition',
      {
        http: [{ match: [{ uri: { prefix: '/' }, sourceNamespace: 'shop' }] }],
      },
    ],
    [
      'all from the mesh is left out',
      { gateways: ['mesh', 'a'], http: [{ match: [{ gateways: ['a'] }] }] },
    ],
  ])('finds that every rule has a match where %s', (_, spec) => {
    expect(hits(noCatchAll, [virtualService(spec)])).toMatchObject([
      { pointer: '/spec/http/0/match', params: { name: 'orders' } },
    ]);
  });
});
