import { judge } from '../../../testUtils/admission';
import { consistentHash } from './consistentHash';

describe('schema/consistent-hash', () => {
  it.each<[string, object, string[]]>([
    [
      'a cookie without a name',
      {
        trafficPolicy: {
          loadBalancer: { consistentHash: { httpCookie: { ttl: '0s' } } },
        },
      },
      ['/trafficPolicy/loadBalancer/consistentHash/httpCookie'],
    ],
    [
      'attributes of one name',
      {
        trafficPolicy: {
          loadBalancer: {
            consistentHash: {
              httpCookie: {
                name: 'a',
                attributes: [{ name: 'b' }, { name: 'b' }],
              },
            },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/consistentHash/httpCookie/attributes'],
    ],
    [
      'an old field',
      {
        trafficPolicy: {
          loadBalancer: { consistentHash: { minimumRingSize: 10 } },
        },
      },
      ['/trafficPolicy/loadBalancer/consistentHash/minimumRingSize warns'],
    ],
    [
      'an old field beside the new one',
      {
        trafficPolicy: {
          loadBalancer: {
            consistentHash: { minimumRingSize: 10, ringHash: {} },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/consistentHash/minimumRingSize'],
    ],
    [
      'a table that is no prime',
      {
        trafficPolicy: {
          loadBalancer: { consistentHash: { maglev: { tableSize: 65535 } } },
        },
      },
      ['/trafficPolicy/loadBalancer/consistentHash/maglev/tableSize'],
    ],
    [
      'a table that is too large',
      {
        trafficPolicy: {
          loadBalancer: { consistentHash: { maglev: { tableSize: 5000011 } } },
        },
      },
      ['/trafficPolicy/loadBalancer/consistentHash/maglev/tableSize'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(consistentHash, 'DestinationRule', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a table',
      {
        trafficPolicy: {
          loadBalancer: {
            consistentHash: {
              httpHeaderName: 'a',
              maglev: { tableSize: 65537 },
            },
          },
        },
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(consistentHash, 'DestinationRule', spec)).toEqual([]);
  });
});
