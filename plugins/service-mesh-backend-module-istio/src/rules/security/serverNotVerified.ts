import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule } from '../../kinds';
import { items, members, textOf } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';

interface Settings {
  tls: JsonObject;
  pointer: JsonPointer;
  equivalents: readonly string[];
}

/** The TLS settings of a policy, and those of its ports. */
function settingsOf(value: unknown, at: JsonPointer): Settings[] {
  const policy = members(value);
  return [
    {
      tls: members(policy.tls),
      pointer: `${at}/tls`,
      equivalents: ['IST0128'],
    },
    ...items(policy.portLevelSettings).map<Settings>(({ tls }, index) => ({
      tls: members(tls),
      pointer: `${at}/portLevelSettings/${index}/tls`,
      equivalents: ['IST0129'],
    })),
  ];
}

const hasText = (value: unknown) => typeof value === 'string' && value !== '';

/**
 * Where the mesh begins TLS, it is told by whom the certificate of the server must be signed.
 *
 * @internal
 */
export const serverNotVerified: Rule = {
  code: 'security/server-not-verified',
  title: 'TLS to a server verifies its certificate',
  severity: 'info',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Without caCertificates a proxy takes the authorities that its system trusts, so that a server with a certificate of your own authority is refused; before Istio 1.21 it accepted any certificate, as it does with insecureSkipVerify, and anybody in between could be the server. Name the authorities, or `system` (istioctl IST0128 and IST0129; Istio, security best practices).',
  equivalents: ['IST0128', 'IST0129'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: api.payments.example.com
  trafficPolicy: { tls: { mode: SIMPLE } }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: payments, namespace: shop }
spec:
  hosts: [api.payments.example.com]
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: api.payments.example.com
  trafficPolicy: { tls: { mode: SIMPLE, caCertificates: system } }
`,
  },
  check(context) {
    return documentsOf(context, DestinationRule).flatMap(document => {
      const spec = members(document.object.spec);
      const { name } = identityOf(document.object);
      const all = [
        ...settingsOf(spec.trafficPolicy, '/spec/trafficPolicy'),
        ...items(spec.subsets).flatMap((subset, index) =>
          settingsOf(
            subset.trafficPolicy,
            `/spec/subsets/${index}/trafficPolicy`,
            // istioctl does not look at subsets.
          ).map(settings => ({ ...settings, equivalents: [] })),
        ),
      ];
      return all
        .filter(
          ({ tls }) =>
            ['SIMPLE', 'MUTUAL'].includes(textOf(tls.mode)) &&
            !hasText(tls.caCertificates) &&
            // The secret of a selected workload brings them along.
            !(hasText(tls.credentialName) && spec.workloadSelector),
        )
        .map(({ tls, pointer, equivalents }) => ({
          document,
          pointer,
          message: `${titleOf(document)} begins TLS of mode ${
            tls.mode
          } to ${textOf(spec.host)} and ${
            tls.insecureSkipVerify === true
              ? 'accepts any certificate'
              : 'names no caCertificates: the certificate must be of an authority that the system trusts'
          }.`,
          params: { name, mode: textOf(tls.mode) },
          ...(tls.insecureSkipVerify === true
            ? { severity: 'warning' as const }
            : {}),
          equivalents,
          fix: {
            title: 'Name the authorities that sign the certificate.',
            snippet: 'caCertificates: system\n',
          },
        }));
    });
  },
};
