import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { rootSidecarWithSelector } from './rootSidecarWithSelector';

const sidecar = (namespace: string, spec: string) => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: ${namespace} }
spec: ${spec}
`;

const selecting = '{ workloadSelector: { labels: { app: orders } } }';
const find = (yaml: string, meshConfig = {}) =>
  ruleFindings(rootSidecarWithSelector, yaml, { meshConfig });

describe('istio/root-sidecar-with-selector', () => {
  it('finds a selector in the root namespace of the mesh', () => {
    expect(find(sidecar('istio-system', selecting))).toMatchObject([
      { pointer: '/spec/workloadSelector', severity: 'warning' },
    ]);
    expect(
      find(sidecar('mesh', selecting), { rootNamespace: 'mesh' }),
    ).toHaveLength(1);
  });

  it.each([
    ['another namespace', sidecar('shop', selecting)],
    ['a Sidecar for all', sidecar('istio-system', '{ egress: [] }')],
  ])('is silent about %s', (_, yaml) => {
    expect(find(yaml)).toEqual([]);
  });
});
