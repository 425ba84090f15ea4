import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RequestAuthentication } from '../../kinds';
import { items, labels } from '../../lenient';
import { documentsOf } from '../documents';
import { allWorkloads } from '../view';

const SETTING = 'BLOCKED_CIDRS_IN_JWKS_URIS';

/**
 * istiod does not fetch keys from everywhere.
 *
 * @internal
 */
export const jwksUnrestricted: Rule = {
  code: 'security/jwks-fetch-unrestricted',
  title: 'istiod does not fetch keys from internal addresses',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: `istiod fetches the jwksUri of every RequestAuthentication, so whoever may write one can make it call addresses inside the cluster or of the cloud; ${SETTING} forbids networks (Istio 1.30).`,
  equivalents: ['IST0175'],
  example: {
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: istiod } }
spec:
  template:
    spec: { containers: [{ name: discovery, image: 'pilot:1' }] }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: gateway, namespace: istio-ingress }
spec: {}
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: istiod } }
spec:
  template:
    spec:
      containers:
        - name: discovery
          image: 'pilot:1'
          env: [{ name: ${SETTING}, value: 10.0.0.0/8 }]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: gateway, namespace: istio-ingress }
spec: {}
`,
  },
  check(context) {
    const authentications = documentsOf(context, RequestAuthentication);
    if (authentications.length === 0) {
      return [];
    }
    return allWorkloads(context).flatMap(
      ({ document, kind, name, containers, template }) => {
        const isIstiod =
          kind === 'Deployment' &&
          labels(document.object.metadata.labels).app === 'istiod';
        const isRestricted = containers.some(({ env }) =>
          items(env).some(
            entry =>
              entry.name === SETTING &&
              (entry.valueFrom !== undefined || Boolean(entry.value)),
          ),
        );
        return isIstiod && !isRestricted
          ? [
              {
                document,
                pointer: `${template}/spec/containers`,
                message: `Deployment ${name} sets no ${SETTING}, and ${
                  authentications.length === 1
                    ? 'a RequestAuthentication'
                    : `${authentications.length} RequestAuthentications`
                } may name any address to fetch keys from.`,
                params: { name, authentications: authentications.length },
                related: authentications
                  .slice(0, 5)
                  .map(other => ({ document: other, pointer: '/spec' })),
              },
            ]
          : [];
      },
    );
  },
};
