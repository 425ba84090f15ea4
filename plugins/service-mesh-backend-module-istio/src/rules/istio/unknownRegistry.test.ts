import { kubernetes } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { unknownRegistry } from './unknownRegistry';

const networks = kubernetes('v1', 'ConfigMap', 'istio', {
  data: {
    meshNetworks:
      'networks: { a: { endpoints: [{ fromRegistry: Kubernetes }, { fromRegistry: west }] }, b: { endpoints: [{ fromCidr: 10.0.0.0/8 }] } }',
  },
});
const secret = (cluster: string) =>
  kubernetes(
    'v1',
    'Secret',
    'remote',
    { data: { [cluster]: '' } },
    { labels: { 'istio/multiCluster': 'true' } },
  );

describe('istio/unknown-registry', () => {
  it('finds a registry that no remote Secret names', () => {
    expect(hits(unknownRegistry, [networks, secret('east')])).toMatchObject([
      {
        pointer: '/data/meshNetworks',
        params: { network: 'a', registry: 'west' },
      },
    ]);
  });

  it('takes one that a Secret names', () => {
    expect(hits(unknownRegistry, [networks, secret('west')])).toEqual([]);
  });

  it('cannot tell without the Secrets', () => {
    expect(hits(unknownRegistry, [networks])).toMatchObject([
      { undecided: 'needs the Secrets of remote clusters' },
    ]);
  });
});
