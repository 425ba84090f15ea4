import { judge } from '../../../testUtils/admission';
import { gatewayNames } from './gatewayNames';

describe('schema/gateway-name', () => {
  it.each<[string, object, string[]]>([
    ['a name of three parts', { gateways: ['a/b/c'] }, ['/gateways/0']],
    ['a name with a blank', { gateways: ['my gateway'] }, ['/gateways/0']],
    ['a name with dots', { gateways: ['edge.shop'] }, ['/gateways/0 warns']],
    [
      'a name in a match',
      { tls: [{ match: [{ gateways: ['_/x'] }] }] },
      ['/tls/0/match/0/gateways/0'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(gatewayNames, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    ['all forms', { gateways: ['mesh', 'edge', 'infra/edge'] }],
  ])('takes %s', (_, spec) => {
    expect(judge(gatewayNames, 'VirtualService', spec)).toEqual([]);
  });
});
