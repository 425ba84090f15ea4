import { judge } from '../../../testUtils/admission';
import { retryPolicy } from './retryPolicy';

describe('schema/retry-policy', () => {
  it.each<[string, object, string[]]>([
    [
      'attempts below 0',
      { http: [{ retries: { attempts: -1 } }] },
      ['/http/0/retries/attempts'],
    ],
    [
      'conditions of no attempt',
      { http: [{ retries: { attempts: 0, retryOn: '5xx' } }] },
      ['/http/0/retries/retryOn'],
    ],
    [
      'a condition that is none',
      { http: [{ retries: { attempts: 1, retryOn: '5xx,sometimes' } }] },
      ['/http/0/retries/retryOn'],
    ],
    [
      'a blank after a comma',
      { http: [{ retries: { attempts: 1, retryOn: '5xx, reset' } }] },
      ['/http/0/retries/retryOn'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(retryPolicy, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    ['no attempts', { http: [{ retries: { attempts: 0 } }] }],
    [
      'conditions and statuses',
      {
        http: [
          {
            retries: {
              attempts: 2,
              perTryTimeout: '1s',
              retryOn: 'connect-failure,refused-stream,503',
            },
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(retryPolicy, 'VirtualService', spec)).toEqual([]);
  });
});
