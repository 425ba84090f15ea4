import { ambientNamespace, namespace, object } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { callerScopeIgnored } from './callerScopeIgnored';

const route = (spec: object) =>
  object('VirtualService', 'orders', { hosts: ['orders'], ...spec });
const match = (fields: object) => route({ http: [{ match: [fields] }] });

describe('ambient/caller-scope-ignored', () => {
  it.each([
    ['in another data plane', namespace('shop'), route({ exportTo: ['.'] })],
    ['for all', ambientNamespace(), route({ exportTo: ['*'] })],
    [
      'at a gateway',
      ambientNamespace(),
      route({ exportTo: ['.'], gateways: ['a'] }),
    ],
    ['by the request', ambientNamespace(), match({ method: { exact: 'GET' } })],
  ])('is silent about a route %s', (_, ...objects) => {
    expect(hits(callerScopeIgnored, objects)).toEqual([]);
  });

  it.each([
    [route({ exportTo: ['.'] }), '/spec/exportTo'],
    [match({ sourceNamespace: 'web' }), '/spec/http/0/match/0/sourceNamespace'],
    [
      match({ sourceLabels: { app: 'a' } }),
      '/spec/http/0/match/0/sourceLabels',
    ],
    [object('DestinationRule', 'a', { exportTo: ['web'] }), '/spec/exportTo'],
  ])('finds who a $kind is meant for', (object_, pointer) => {
    expect(
      hits(callerScopeIgnored, [ambientNamespace(), object_]),
    ).toMatchObject([{ pointer }]);
  });
});
