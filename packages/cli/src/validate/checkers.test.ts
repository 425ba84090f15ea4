import {
  readMeshConfig,
  rulesFor,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { describeWithData } from '../conformity/__testUtils__/crds';
import { providers } from '../providers';
import { checkerCases, compareWithChecker } from './__testUtils__/checkers';

const config = readMeshConfig({});
const rules = rulesFor(providers);

describeWithData.each([
  ['istioctl analyze', 'istio-analysis'],
  ['Kiali', 'kiali'],
] as const)('what %s finds is found, and nothing else of it', (_, folder) => {
  const cases = checkerCases(folder);

  it('in some cases', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  // A table of `it.each` may not be empty, which it is where the data is absent.
  for (const one of cases) {
    it(`${one.name}`, () => {
      const findings = validateFiles(one.files, { rules, config, providers });

      expect(compareWithChecker(one, findings)).toEqual({
        missing: [],
        extra: [],
      });
    });
  }
});
