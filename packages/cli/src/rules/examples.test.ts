import {
  rulesFor,
  syntaxRules,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';
import { checkExample } from './checkExample';

/** Every rule: where several meshes hold one under the same code, each has an example of its own. */
const rules = [...syntaxRules, ...rulesFor(providers)];

/** Rules that say no more than that something cannot be checked are sure of that, and ask for what is missing. */
const asking = ['schema/unchecked-kind', 'syntax/helm-template'];

describe('the examples of the rules', () => {
  it('are there for every rule', () => {
    const without = rules.filter(({ example }) => !example);
    expect(without.map(({ code }) => code)).toEqual([]);
  });

  const examples = rules.flatMap(({ code, example }) =>
    example ? [[code, example] as const] : [],
  );

  it.each(examples)('%s: the bad one breaks it', (code, example) => {
    const found = checkExample(example.bad, example).map(finding =>
      finding.undecided === undefined || asking.includes(finding.code)
        ? finding.code
        : `${finding.code} ${finding.undecided}`,
    );
    expect(found).toContain(code);
  });

  it.each(examples)('%s: the good one breaks no rule', (code, example) => {
    const wrong = checkExample(example.good, example).filter(
      finding => finding.code === code || finding.severity !== 'info',
    );
    expect(wrong.map(finding => `${finding.code}: ${finding.message}`)).toEqual(
      [],
    );
  });
});
