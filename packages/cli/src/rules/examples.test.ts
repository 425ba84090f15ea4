import {
  RuleExample,
  ruleCatalogue,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';
import { checkExample } from './checkExample';

const rules = ruleCatalogue(providers);

const shown = (text: string, example: RuleExample) =>
  checkExample(text, example).map(
    ({ code, severity, message, undecided }) =>
      `${severity} ${code}: ${message}${undecided ? ` (${undecided})` : ''}`,
  );

describe('the examples of the rules', () => {
  it('are there for every rule', () => {
    const without = rules.filter(({ example }) => !example);
    expect(without.map(({ code }) => code)).toEqual([]);
  });

  const examples = rules.flatMap(({ code, example }) =>
    example ? [[code, example] as const] : [],
  );

  it.each(examples)(
    '%s: the bad one breaks it for certain',
    (code, example) => {
      const certain = checkExample(example.bad, example).filter(
        finding => finding.code === code && finding.undecided === undefined,
      );
      expect([certain.length > 0, shown(example.bad, example)]).toEqual([
        true,
        expect.anything(),
      ]);
    },
  );

  it.each(examples)('%s: the good one breaks no rule', (code, example) => {
    const wrong = checkExample(example.good, example).filter(
      finding => finding.code === code || finding.severity !== 'info',
    );
    expect(wrong.map(finding => `${finding.code}: ${finding.message}`)).toEqual(
      [],
    );
  });
});
