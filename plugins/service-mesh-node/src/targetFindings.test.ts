import { readMeshConfig } from './config';
import { targetFindings } from './targetFindings';
import { testTarget } from './testUtils';

const target = testTarget({
  mesh: 'istio',
  provider: 'istio',
  version: '1.29',
  versionStated: false,
});

describe('targetFindings', () => {
  it('tells for which release is rendered where app-config names none', () => {
    expect(targetFindings(target, readMeshConfig({}))).toMatchObject([
      {
        code: 'policy/version-not-stated',
        severity: 'info',
        message: expect.stringContaining('rendered for 1.29'),
        pointer: '/serviceMesh/targets/istio/version',
        fix: { snippet: expect.stringContaining("version: '1.29'") },
      },
    ]);
  });

  it('is silent where the release is stated, or the finding switched off', () => {
    expect(
      targetFindings({ ...target, versionStated: true }, readMeshConfig({})),
    ).toEqual([]);
    expect(
      targetFindings(
        target,
        readMeshConfig({
          rules: [{ code: 'policy/version-not-stated', severity: 'off' }],
        }),
      ),
    ).toEqual([]);
  });
});
