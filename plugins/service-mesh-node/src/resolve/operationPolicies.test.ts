import fc from 'fast-check';
import { readMeshConfig } from '../config';
import { discover } from '../discover';
import { testChoices, testRandomCatalog } from '../testUtils';
import { operationPolicies } from './operationPolicies';
import { operationPolicy } from './operationPolicy';
import { resolveWhole } from './resolve';
import { settingsByOperation } from './settingsByOperation';

const tapes = fc.array(fc.nat(), { minLength: 300, maxLength: 300 });

describe('the policy of an operation', () => {
  it('is the same shared with others that are alike as resolved alone', () => {
    let shared = 0;
    fc.assert(
      fc.property(tapes, tape => {
        const { entities, section } = testRandomCatalog(testChoices(tape));
        const config = readMeshConfig(section);
        const { services } = discover({
          entities,
          config,
          fallbackMesh: 'istio',
        });
        for (const discovered of Object.values(services)) {
          const { operations } = discovered.service;
          const whole = resolveWhole(discovered, config, 'default');
          const settingsOf = settingsByOperation(whole.settings);
          const alone = [...operations, null].map(operation =>
            operationPolicy(
              operation,
              whole.policy,
              settingsOf(operation),
              whole.bounds,
            ),
          );
          const together = [...operations, null].map(operationPolicies(whole));
          expect(together).toEqual(alone);
          shared += together.length - new Set(together).size;
        }
      }),
      { numRuns: 100 },
    );
    expect(shared).toBeGreaterThan(50);
  });
});
