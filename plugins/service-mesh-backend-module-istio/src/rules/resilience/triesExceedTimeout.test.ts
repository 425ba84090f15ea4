import { virtualService } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { triesExceedTimeout } from './triesExceedTimeout';

const rule = (timeout: string | undefined, retries: object) => ({
  http: [{ ...(timeout ? { timeout } : {}), retries }],
});

describe('resilience/tries-exceed-timeout', () => {
  it.each([
    ['all tries fit', rule('6s', { attempts: 2, perTryTimeout: '2s' })],
    [
      'there is no timeout',
      rule(undefined, { attempts: 2, perTryTimeout: '2s' }),
    ],
    ['a try has no timeout', rule('1s', { attempts: 2 })],
    [
      'a duration cannot be read',
      rule('soon', { attempts: 2, perTryTimeout: '2s' }),
    ],
  ])('is silent where %s', (_, spec) => {
    expect(hits(triesExceedTimeout, [virtualService(spec)])).toEqual([]);
  });

  it('counts the first try and every retry', () => {
    expect(
      hits(triesExceedTimeout, [
        virtualService(rule('5s', { attempts: 2, perTryTimeout: '2s' })),
      ]),
    ).toMatchObject([
      { pointer: '/spec/http/0/retries/perTryTimeout', params: { tries: 3 } },
    ]);
  });
});
