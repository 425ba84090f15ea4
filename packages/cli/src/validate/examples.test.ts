import {
  loadCrds,
  readMeshConfig,
  RuleExample,
  rulesFor,
  syntaxRules,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';

const config = readMeshConfig({});

/** What all rules say of a text that is more than information, and decided. */
function found(content: string, { facts, crds }: RuleExample) {
  const definitions =
    crds === undefined
      ? undefined
      : loadCrds([{ path: 'crds.yaml', content: crds }]);
  return validateFiles([{ path: 'example.yaml', content }], {
    rules: rulesFor(providers, [], definitions),
    config,
    providers,
    ...facts,
  }).filter(({ undecided }) => undecided === undefined);
}

const examples = [...syntaxRules, ...rulesFor(providers)].flatMap(
  ({ code, example }) => (example ? [{ code, example }] : []),
);

describe.each(examples)('the example of $code', ({ code, example }) => {
  it('shows the fault', () => {
    expect(found(example.bad, example).map(finding => finding.code)).toContain(
      code,
    );
  });

  it('shows how it should be', () => {
    expect(
      found(example.good, example)
        .filter(finding => finding.code === code || finding.severity !== 'info')
        .map(finding => `${finding.code}: ${finding.message}`),
    ).toEqual([]);
  });
});
