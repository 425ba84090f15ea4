import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { workloadGroupServiceAccount } from './workloadGroupServiceAccount';

const group = (serviceAccount: string) => `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: billing }
spec: { template: { serviceAccount: ${serviceAccount} } }
`;

const account = (namespace = 'billing') => `---
apiVersion: v1
kind: ServiceAccount
metadata: { name: ledger, namespace: ${namespace} }
`;

const pod = `---
apiVersion: v1
kind: Pod
metadata: { name: archive, namespace: billing }
spec: { serviceAccountName: archive }
`;

const find = (...yaml: string[]) =>
  ruleFindings(workloadGroupServiceAccount, yaml.join('')).map(
    ({ severity, undecided }) => undecided ?? severity,
  );

describe('reference/workload-group-service-account', () => {
  it.each([
    ['is declared', [group('ledger'), account()]],
    ['is used by a Pod', [group('archive'), account(), pod]],
    ['is in every namespace', [group('default')]],
    ['is not named', [group('""'), account()]],
  ])('is silent about an account that %s', (_, yaml) => {
    expect(find(...yaml)).toEqual([]);
  });

  it('finds an account that is not there', () => {
    expect(find(group('leger'), account())).toEqual(['warning']);
  });

  it('remarks the account that all share', () => {
    expect(find(group('default'), account())).toEqual(['info']);
  });

  it('asks for the accounts of the namespace', () => {
    expect(find(group('ledger'), account('shop'))).toEqual([
      "needs the ServiceAccounts of namespace 'billing'",
    ]);
  });
});
