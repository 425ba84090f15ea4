import { judge } from '../../../testUtils/admission';
import { portLevelMtls } from './portLevelMtls';

describe('schema/port-level-mtls', () => {
  it.each<[string, object, string[]]>([
    [
      'ports of no workloads',
      { portLevelMtls: { 80: { mode: 'STRICT' } } },
      ['/portLevelMtls'],
    ],
    [
      'no ports',
      { selector: { matchLabels: { a: 'b' } }, portLevelMtls: {} },
      ['/portLevelMtls'],
    ],
    [
      'a port that is none',
      {
        selector: { matchLabels: { a: 'b' } },
        portLevelMtls: { 0: {}, http: {} },
      },
      ['/portLevelMtls/0', '/portLevelMtls/http'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(portLevelMtls, 'PeerAuthentication', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'ports',
      { selector: { matchLabels: { a: 'b' } }, portLevelMtls: { 8080: {} } },
    ],
    ['no modes of ports', { mtls: { mode: 'STRICT' } }],
  ])('takes %s', (_, spec) => {
    expect(judge(portLevelMtls, 'PeerAuthentication', spec)).toEqual([]);
  });
});
