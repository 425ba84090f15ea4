import {
  findMeshConfig,
  readMeshConfig,
  rulesFor,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { istioProvider } from './provider';

const providers = [istioProvider];

const configMap = (name: string, data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'istio-system' },
  data,
});

it.each([
  [configMap('istio', { mesh: 'rootNamespace: config' }), 'config'],
  [configMap('istio-canary', { mesh: 'rootNamespace: config' }), 'config'],
  [configMap('istio-ca', { root: 'x' }), undefined],
  [configMap('other', { mesh: 'rootNamespace: config' }), undefined],
  [configMap('istio', { mesh: '[' }), undefined],
])('mesh config is found where istiod finds it: %j', (object, root) => {
  expect(findMeshConfig([object], providers)?.rootNamespace).toBe(root);
});

it.each([
  ['galley.istio.io/analyze-suppress', 'IST0106', true],
  ['galley.istio.io/analyze-suppress', 'IST0101,IST0106', true],
  ['galley.istio.io/analyze-suppress', '*', true],
  ['galley.istio.io/analyze-suppress', 'IST0101', false],
  ['kiali.io/ignore-validations', '', false],
])('the annotation %s: "%s" accepts IST0106: %j', (name, value, accepts) => {
  const content = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: orders
  annotations: { ${name}: "${value}" }
spec: { htpp: [] }
`;
  const findings = validateFiles([{ path: 'a.yaml', content }], {
    rules: rulesFor(providers),
    config: readMeshConfig({}),
    providers,
  });
  expect(
    findings.map(({ code, suppressed }) => [code, suppressed?.by]),
  ).toEqual([['schema/unknown-field', accepts ? name : undefined]]);
});
