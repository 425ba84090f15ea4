import {
  ManifestDocument,
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels as textsOf, say } from '../../lenient';
import {
  allWorkloads,
  injectorsOf,
  isSystemNamespace,
  meshSettings,
  namespacesOf,
  proxyContainers,
} from '../view';

/** Labels by which a namespace says where it belongs (Istio 1.29). */
const LABELS = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'];

const isEnrolledByLabel = (labels: Record<string, string>) =>
  LABELS.some(label => Object.hasOwn(labels, label));

/** Whether the input is about Istio at all; a namespace alone says nothing. */
const usesIstio = (context: RuleContext) =>
  context.documents.some(
    ({ object: { apiVersion, kind, metadata } }) =>
      /^[a-z]+\.istio\.io\//.test(apiVersion) ||
      (kind === 'Namespace' && isEnrolledByLabel(textsOf(metadata.labels))) ||
      (kind === 'ConfigMap' && /^istio(-|$)/.test(metadata.name)),
  ) ||
  allWorkloads(context).some(workload => proxyContainers(workload).length > 0);

const isOfAnotherMesh = ({ object }: ManifestDocument) =>
  Object.hasOwn(textsOf(object.metadata.annotations), 'linkerd.io/inject');

/**
 * Every namespace says whether it is in the mesh.
 *
 * @internal
 */
export const namespaceNotInjected: Rule = {
  code: 'istio/namespace-not-in-mesh',
  title: 'Namespaces say whether they are in the mesh',
  severity: 'info',
  layer: 'practice',
  consequence: 'risky',
  why: 'The Pods of a namespace without a label for injection or ambient stay outside the mesh: nothing of what is configured for them holds. Where that is meant, istio-injection=disabled says so (istioctl IST0102).',
  equivalents: ['IST0102'],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
`,
  },
  check(context) {
    if (!usesIstio(context)) {
      return [];
    }
    return [...namespacesOf(context).values()].flatMap(
      ({ name, labels, document }) =>
        !document ||
        isSystemNamespace(name) ||
        name === meshSettings(context).rootNamespace ||
        isEnrolledByLabel(labels) ||
        injectorsOf(context).some(({ injectsByDefault }) => injectsByDefault) ||
        isOfAnotherMesh(document)
          ? []
          : {
              document,
              pointer: '/metadata/labels',
              message: say`Namespace ${name} has no label that takes its Pods into the mesh or says that they stay outside.`,
              params: { name },
            },
    );
  },
};
