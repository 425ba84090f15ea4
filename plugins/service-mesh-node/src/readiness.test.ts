import { readMeshConfig } from './config';
import { discover } from './discover';
import { enforceability } from './readiness';
import { resolveService } from './resolveService';
import { testCatalog, testTarget } from './testUtils';

const ORDER = 'component:default/order';

function ask(entities = testCatalog(), section = {}) {
  const config = readMeshConfig(section);
  const options = {
    discovery: discover({ entities, config, fallbackMesh: 'istio' }),
    config,
    target: testTarget({ mesh: 'istio', provider: 'istio', version: '1.29' }),
  };
  const { policy } = resolveService(ORDER, options).input;
  return enforceability(ORDER, policy, options);
}

describe('enforceability', () => {
  it('is given where everything is stated, though the service is at audit', () => {
    expect(ask()).toEqual({
      wanted: 'enforce',
      effective: 'enforce',
      missing: [],
    });
  });

  it('is not given while callers are unknown', () => {
    const { effective, missing } = ask(testCatalog().slice(0, 2));
    expect(effective).toBe('audit');
    expect(missing.join()).toContain('who calls component:default/order');
  });

  it('is not given where the organisation has locked the stage', () => {
    expect(ask(testCatalog(), { locked: ['security.stage'] })).toEqual({
      wanted: 'audit',
      effective: 'audit',
      missing: [],
    });
  });
});
