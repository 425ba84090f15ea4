import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { workloadGroupDuplicate } from './workloadGroupDuplicate';

const group = (name: string, labels: string, namespace = 'billing') => `---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ${name}, namespace: ${namespace} }
spec: { metadata: { labels: ${labels} } }
`;

const find = (...yaml: string[]) =>
  ruleFindings(workloadGroupDuplicate, yaml.join('')).map(
    ({ resource }) => resource?.name,
  );

const ledger = '{ app: ledger, tier: data }';

describe('istio/workload-group-duplicate', () => {
  it('finds groups with the same labels in any order', () => {
    expect(
      find(group('a', ledger), group('b', '{ tier: data, app: ledger }')),
    ).toEqual(['a', 'b']);
  });

  it.each([
    ['more labels', [group('a', ledger), group('b', '{ app: ledger }')]],
    ['another namespace', [group('a', ledger), group('b', ledger, 'shop')]],
    ['no labels', [group('a', '{}'), group('b', '{}')]],
  ])('is silent about groups with %s', (_, yaml) => {
    expect(find(...yaml)).toEqual([]);
  });
});
