import { judge } from '../../../testUtils/admission';
import { faultInjection } from './faultInjection';

describe('schema/fault-injection', () => {
  it.each<[string, object, string[]]>([
    ['a fault of nothing', { http: [{ fault: {} }] }, ['/http/0/fault']],
    [
      'a share below the smallest',
      {
        http: [
          {
            fault: {
              abort: { httpStatus: 500, percentage: { value: 0.00001 } },
            },
          },
        ],
      },
      ['/http/0/fault/abort/percentage/value'],
    ],
    [
      'a status that is none',
      { http: [{ fault: { abort: { httpStatus: 700 } } }] },
      ['/http/0/fault/abort/httpStatus'],
    ],
    [
      'a status that gRPC has not',
      { http: [{ fault: { abort: { grpcStatus: 'GONE' } } }] },
      ['/http/0/fault/abort/grpcStatus'],
    ],
    [
      'an error of HTTP/2',
      { http: [{ fault: { abort: { http2Error: 'x' } } }] },
      ['/http/0/fault/abort/http2Error'],
    ],
    [
      'an abort with nothing',
      { http: [{ fault: { abort: {} } }] },
      ['/http/0/fault/abort warns'],
    ],
    [
      'a delay that grows',
      { http: [{ fault: { delay: { exponentialDelay: '5s' } } }] },
      ['/http/0/fault/delay/exponentialDelay'],
    ],
    [
      'a delay without length',
      { http: [{ fault: { delay: { percentage: { value: 1 } } } }] },
      ['/http/0/fault/delay'],
    ],
    [
      'a mirrored share above 100',
      { http: [{ mirrorPercentage: { value: 101 } }] },
      ['/http/0/mirrorPercentage/value'],
    ],
    [
      'a share in the old field',
      { http: [{ mirrorPercent: 50 }] },
      ['/http/0/mirrorPercent warns'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(faultInjection, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'faults',
      {
        http: [
          {
            fault: {
              abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 0.1 } },
              delay: { fixedDelay: '5s' },
            },
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(faultInjection, 'VirtualService', spec)).toEqual([]);
  });
});
