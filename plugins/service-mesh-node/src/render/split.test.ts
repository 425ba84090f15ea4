import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testOrigin, testServiceInput } from '../testUtils';
import { trafficSplit } from './split';

const version = (name: string) => ({ name, labels: { version: name } });

const split = (policy: Partial<PolicyValues>, ...names: string[]) =>
  trafficSplit(
    testServiceInput({
      policy,
      workload: {
        versions: {
          value: names.map(version),
          confidence: 'stated',
          origin: testOrigin('mesh-configurator.io/versions'),
        },
      },
    }),
  );

const shares = (policy: Partial<PolicyValues>, ...names: string[]) =>
  split(policy, ...names)?.weights.map(entry => [
    entry.version.name,
    entry.weight.value,
  ]);

describe('trafficSplit', () => {
  it('divides requests by the weights, versions without a share left out', () => {
    const weights = { v1: 90, v2: 10 };
    expect(shares({ 'traffic.weights': weights }, 'v1', 'v2', 'v3')).toEqual([
      ['v1', 90],
      ['v2', 10],
    ]);
  });

  it('divides nothing where the policy or the component names no versions', () => {
    expect(split({}, 'v1', 'v2')).toBeNull();
    expect(split({ 'traffic.weights': { v1: 100 } })).toBeNull();
  });

  it('sends the requests that no A/B rule means to the other versions', () => {
    const match = [{ header: 'x-beta', value: 'true', to: 'v3' }];
    expect(shares({ 'traffic.match': match }, 'v1', 'v2', 'v3')).toEqual([
      ['v1', 50],
      ['v2', 50],
    ]);
  });

  it('names all versions and leaves all requests at one where a rollout moves the weights', () => {
    const owner = { 'traffic.weightsOwner': 'argo-rollouts' } as const;
    expect(shares(owner, 'v1', 'v2')).toEqual([
      ['v1', 100],
      ['v2', 0],
    ]);
    const weights = { v1: 40, v2: 60 };
    expect(
      shares({ ...owner, 'traffic.weights': weights }, 'v1', 'v2'),
    ).toEqual([
      ['v1', 0],
      ['v2', 100],
    ]);
  });

  it('divides nothing where Flagger writes the routes', () => {
    const weights = { v1: 90, v2: 10 };
    expect(
      split(
        { 'traffic.weightsOwner': 'flagger', 'traffic.weights': weights },
        'v1',
        'v2',
      ),
    ).toBeNull();
  });
});
