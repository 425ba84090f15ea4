import { items, members } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { egressProblems } from './egress';
import { ingressProblems } from './ingress';
import { outboundProblems } from './outbound';
import { isSet } from '../set';

/**
 * The listeners of a Sidecar can be opened.
 *
 * @internal
 */
export const sidecarListeners = admissionRule({
  code: 'schema/sidecar-listeners',
  title: 'Listeners of a Sidecar have a port, and one of them none',
  why: 'What enters needs a port of its own and, if anywhere, a default endpoint on the machine; of what leaves, one listener has no port and stands last (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  egress:
    - hosts: ["./*"]
    - { port: { number: 8443, protocol: TLS, name: tls }, hosts: ["./*"] }
`,
    good: `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  egress:
    - { port: { number: 8443, protocol: TLS, name: tls }, hosts: ["./payments.shop.svc.cluster.local"] }
    - hosts: ["istio-system/*"]
`,
  },
  of: { networking: ['Sidecar'] },
  problems({ ingress, egress, outboundTrafficPolicy, inboundConnectionPool }) {
    return [
      ...when(
        items(ingress).length + items(egress).length === 0 &&
          !isSet(outboundTrafficPolicy) &&
          !isSet(inboundConnectionPool),
        '',
        'sets nothing',
      ),
      ...ingressProblems(items(ingress)),
      ...egressProblems(items(egress)),
      ...outboundProblems(members(outboundTrafficPolicy)),
    ];
  },
});
