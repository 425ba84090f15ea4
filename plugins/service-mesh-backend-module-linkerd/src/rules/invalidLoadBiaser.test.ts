import { findingsOf } from '../testUtils/findings';
import { invalidLoadBiaser } from './invalidLoadBiaser';

describe('the annotations of the load biaser', () => {
  const found = (annotations: Record<string, string>) =>
    findingsOf(invalidLoadBiaser, [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'order', namespace: 'shop', annotations },
        spec: {},
      },
    ]).map(({ pointer }) => pointer?.split('~1')[1]);

  const prefix = 'balancer.alpha.linkerd.io';

  it('have to be ones that Linkerd reads, while it is on', () => {
    expect(found({ [`${prefix}/penalize-failures`]: 'maybe' })).toEqual([
      'penalize-failures',
    ]);
    const penalty = { [`${prefix}/load-biaser-penalty`]: '2 s' };
    expect(
      found({ [`${prefix}/penalize-failures`]: ' true ', ...penalty }),
    ).toEqual(['load-biaser-penalty']);
    expect(
      found({ [`${prefix}/penalize-failures`]: 'false', ...penalty }),
    ).toEqual([]);
    expect(found(penalty)).toEqual([]);
  });
});
