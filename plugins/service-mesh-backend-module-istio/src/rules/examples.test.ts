import { commonRules } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { rules } from './index';

/** Examples without a catalog; the tests of the CLI check all of them, with what their entities say. */
const withExample = rules.flatMap(rule =>
  rule.example && !rule.example.bad.includes('backstage.io/')
    ? [[rule.code, rule, rule.example] as const]
    : [],
);

describe.each(withExample)('the example of %s', (_, rule, example) => {
  const { bad, good, facts } = example;

  it('has the fault', () => {
    const found = ruleFindings(rule, bad, facts);

    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ undecided }) => undecided)).toEqual([]);
  });

  it('is mended, and has no other fault', () => {
    expect(ruleFindings(rule, good, facts)).toEqual([]);
    expect(
      ruleFindings([...commonRules, ...rules], good, facts)
        .filter(({ severity }) => severity !== 'info')
        .map(({ code, message }) => `${code}: ${message}`),
    ).toEqual([]);
  });
});
