import { testEntity } from '../testUtils';
import { readPolicyBounds } from './policyBounds';

const read = (annotations: Record<string, string>) =>
  readPolicyBounds(testEntity('Domain', 'retail', { annotations }));

describe('readPolicyBounds', () => {
  it('reads locks of settings and branches, and limits', () => {
    const { bounds, findings } = read({
      locked: 'security.mtls, resilience.retries',
      limits: '[{ leaf: resilience.timeout, max: 60s }]',
    });
    expect(findings).toEqual([]);
    expect(bounds.locked.map(({ leaf }) => leaf)).toEqual([
      'security.mtls',
      'resilience.retries',
    ]);
    expect(bounds.limits).toMatchObject([
      {
        leaf: 'resilience.timeout',
        max: '60s',
        origin: {
          entityRef: 'domain:default/retail',
          pointer: '/metadata/annotations/mesh-configurator.io~1limits',
        },
      },
    ]);
  });

  it('sets no bounds without annotations', () => {
    expect(read({})).toEqual({
      bounds: { level: 'domain', locked: [], limits: [] },
      findings: [],
    });
  });

  it.each([
    [{ locked: 'security.mtsl' }, "did you mean 'security.mtls'?"],
    [{ limits: 'resilience.timeout: 60s' }, 'write a list'],
    [{ limits: '[{ leaf: resilience.timeout, max: long }]' }, 'write a list'],
    [{ limits: '[{ leaf: resilience.timeuot, max: 60s }]' }, 'did you mean'],
    [{ limits: '[' }, 'Flow sequence'],
    [{ limits: '[null, 1]' }, 'write a list'],
  ])('makes a finding of %j', (annotations: Record<string, string>, text) => {
    const { bounds, findings } = read(annotations);
    expect([...bounds.locked, ...bounds.limits]).toEqual([]);
    expect(findings[0]).toMatchObject({
      code: 'policy/invalid-bound',
      message: expect.stringContaining(text),
      entityRef: 'domain:default/retail',
    });
  });
});
