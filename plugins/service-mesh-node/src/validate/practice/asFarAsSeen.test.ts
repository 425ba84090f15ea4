import { runRules } from '../runRules';
import { gate, gates, shopService } from './__testUtils__/shop';
import { practiceRules } from '.';

const orders = shopService('orders', { callers: ['basket'] });
const documents = [gate('orders', { admits: ['shop/web'] })];

const verdicts = (isPartial: boolean) =>
  runRules(practiceRules([gates]), documents, {
    catalog: { services: [orders], identities: {}, isPartial },
  })
    .filter(({ code }) => /caller/.test(code))
    .map(({ code, severity, undecided }) => ({ code, severity, undecided }));

describe('rules about callers and operations', () => {
  it('decide where all of them are seen', () => {
    expect(verdicts(false)).toEqual([
      {
        code: 'security/declared-caller-denied',
        severity: 'error',
        undecided: undefined,
      },
      {
        code: 'security/undeclared-caller-admitted',
        severity: 'warning',
        undecided: undefined,
      },
    ]);
  });

  it('decide nothing where some are hidden', () => {
    expect(verdicts(true)).toEqual(
      verdicts(false).map(({ code }) => ({
        code,
        severity: 'info',
        undecided: 'needs the components that are hidden from you',
      })),
    );
  });
});
