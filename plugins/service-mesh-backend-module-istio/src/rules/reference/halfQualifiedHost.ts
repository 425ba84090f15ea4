import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule, VirtualService } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';
import { declarationsOf, destinationsOf, fullHost } from '../view';

function hostsOf(document: ManifestDocument) {
  if (document.object.kind === 'VirtualService') {
    return destinationsOf(document).map(({ host, pointer }) => ({
      host,
      pointer: `${pointer}/host` as JsonPointer,
    }));
  }
  const { host } = members(document.object.spec);
  return typeof host === 'string' ? [{ host, pointer: '/spec/host' }] : [];
}

/** Where a name ends that has dots and yet is not the whole one. */
const endsEarly = (host: string) =>
  /^[^.*]+\.[^.]+(\.svc)?$/.test(host.toLowerCase());

/**
 * A host is a short name, or a whole one.
 *
 * @internal
 */
export const halfQualifiedHost: Rule = {
  code: 'reference/half-qualified-host',
  title: 'Hosts are short names or whole ones',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'Istio completes names without a dot and takes every other for whole, so that orders.shop and orders.shop.svc are hosts that no Service has, though Kubernetes resolves them (Istio 1.29: Destination.host).',
  equivalents: [],
  example: {
    bad: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
  },
  check(context) {
    return [DestinationRule, VirtualService]
      .flatMap(kind => documentsOf(context, kind))
      .flatMap(document => {
        const { name, namespace } = identityOf(document.object);
        return hostsOf(document).flatMap<RuleHit>(({ host, pointer }) => {
          const full = fullHost(context, host, namespace);
          const isDeclared = declarationsOf(context, host, namespace).some(
            entry => entry.document.object.kind === 'ServiceEntry',
          );
          if (!endsEarly(host) || full === host.toLowerCase() || isDeclared) {
            return [];
          }
          return [
            {
              document,
              pointer,
              message: `${titleOf(
                document,
              )} names ${host}, which Istio does not complete: it is no Service to it.`,
              params: { name, host },
              severity:
                document.object.kind === 'VirtualService' ? 'error' : 'warning',
              fix: { title: 'Write the whole name.', snippet: full },
            },
          ];
        });
      });
  },
};
