import { testServiceConfig } from '../testUtils/serviceConfig';
import { pullRequestTitle } from './title';

describe('pullRequestTitle', () => {
  it('names the service and the mesh', () => {
    expect(pullRequestTitle([{ config: testServiceConfig() }])).toBe(
      'Mesh configuration of order (istio)',
    );
  });

  it('names the environment if it is not the default one', () => {
    const { target } = testServiceConfig();
    const config = testServiceConfig({
      target: { ...target, environment: 'staging' },
    });

    expect(pullRequestTitle([{ config }])).toBe(
      'Mesh configuration of order (istio, staging)',
    );
  });

  it('counts services where there are several', () => {
    const config = testServiceConfig();
    const other = { ...config, service: { ...config.service, name: 'cart' } };

    expect(pullRequestTitle([{ config }, { config: other }])).toBe(
      'Mesh configuration of 2 services (istio)',
    );
  });
});
