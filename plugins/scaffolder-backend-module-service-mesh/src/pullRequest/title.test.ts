import { testServiceConfig } from '../testUtils/serviceConfig';
import { pullRequestTitle } from './title';

describe('pullRequestTitle', () => {
  it('names the service and the mesh', () => {
    expect(pullRequestTitle(testServiceConfig())).toBe(
      'Mesh configuration of order (istio)',
    );
  });

  it('names the environment if it is not the default one', () => {
    const { target } = testServiceConfig();
    const config = testServiceConfig({
      target: { ...target, environment: 'staging' },
    });

    expect(pullRequestTitle(config)).toBe(
      'Mesh configuration of order (istio, staging)',
    );
  });
});
