import { members } from '../../lenient';
import { admissionRule, when } from './admission';

/**
 * A selector selects something.
 *
 * @internal
 */
export const emptySelector = admissionRule({
  code: 'schema/empty-selector',
  title: 'Selectors name labels',
  why: 'A selector without labels selects every workload of the namespace, as an object without a selector does: istiod warns that it may not be what is meant (Istio 1.29).',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: {} }
  mtls: { mode: STRICT }
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec:
  mtls: { mode: STRICT }
`,
  },
  of: {
    extensions: ['WasmPlugin', 'TrafficExtension'],
    networking: [
      'DestinationRule',
      'EnvoyFilter',
      'ProxyConfig',
      'ServiceEntry',
      'Sidecar',
    ],
    security: [
      'AuthorizationPolicy',
      'PeerAuthentication',
      'RequestAuthentication',
    ],
    telemetry: ['Telemetry'],
  },
  onlyWarns: true,
  problems(spec) {
    return ['selector', 'workloadSelector'].flatMap(name => {
      const selector = spec[name];
      const { labels, matchLabels } = members(selector);
      return when(
        selector !== null &&
          typeof selector === 'object' &&
          Object.keys(members(labels ?? matchLabels)).length === 0,
        `/${name}`,
        'has a selector without labels, so that it applies to the whole namespace',
      );
    });
  },
});
