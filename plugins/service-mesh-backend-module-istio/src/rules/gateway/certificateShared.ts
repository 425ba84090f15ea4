import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { strings } from '../../lenient';
import { grouped, labelIndex } from '../view';
import { GatewayServer, serversOf } from './servers';

interface Certificate {
  server: GatewayServer;
  /** The same for the same certificate. */
  key: string;
  /** The name of its Secret, or the path of its file. */
  name: string;
  member: string;
}

function certificatesOf(server: GatewayServer): Certificate[] {
  const { credentialName, credentialNames, serverCertificate, privateKey } =
    server.tls;
  return [
    ...strings([credentialName]).map(name => ({
      server,
      key: `secret ${name}`,
      name,
      member: 'credentialName',
    })),
    ...strings(credentialNames).map(name => ({
      server,
      key: `secret ${name}`,
      name,
      member: 'credentialNames',
    })),
    ...(typeof serverCertificate === 'string' && typeof privateKey === 'string'
      ? [
          {
            server,
            key: `files ${serverCertificate} ${privateKey}`,
            name: serverCertificate,
            member: 'serverCertificate',
          },
        ]
      : []),
  ];
}

/** The Gateways of a selector that use one certificate: the first two. */
interface Users {
  selector: Record<string, string>;
  gateways: GatewayServer[];
}

function usersOf(certificates: readonly Certificate[]): Users[] {
  const servers = certificates.map(({ server }) => server);
  return [...grouped(servers, ({ selectorKey }) => selectorKey).values()].map(
    alike => ({
      selector: alike[0].selector,
      gateways: [
        alike[0],
        ...alike
          .filter(({ document }) => document !== alike[0].document)
          .slice(0, 1),
      ],
    }),
  );
}

/** For each certificate a Gateway that uses it on some of the same proxies: its selector asks for no less. */
function sharers(certificates: readonly Certificate[]) {
  const groups = new Map(
    [...grouped(certificates, ({ key }) => key)].map(([key, alike]) => [
      key,
      labelIndex(usersOf(alike), ({ selector }) => selector),
    ]),
  );
  return ({ key, server }: Certificate): GatewayServer | undefined => {
    for (const { gateways } of groups.get(key)?.(server.selector) ?? []) {
      const other = gateways.find(
        ({ document }) => document !== server.document,
      );
      if (other) {
        return other;
      }
    }
    return undefined;
  };
}

/**
 * A certificate that two Gateways use on the same proxies.
 *
 * @internal
 */
export const certificateShared: Rule = {
  code: 'traffic/certificate-in-two-gateways',
  title: 'A certificate is used by one Gateway',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'A browser reuses an HTTP/2 connection for every host that its certificate covers, and so asks one Gateway for a host of the other: the answer is 404. One Gateway with all hosts of the certificate avoids that (Istio: common problems, network issues; istioctl IST0138).',
  equivalents: ['IST0138'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: orders, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [orders.example.com]
      tls: { mode: SIMPLE, credentialName: wildcard }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: basket, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [basket.example.com]
      tls: { mode: SIMPLE, credentialName: wildcard }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [orders.example.com, basket.example.com]
      tls: { mode: SIMPLE, credentialName: wildcard }
`,
  },
  check(context) {
    const all = serversOf(context).flatMap(certificatesOf);
    const sharerOf = sharers(all);
    const told = new Set<ManifestDocument>();
    return all.flatMap(one => {
      const other = sharerOf(one);
      const { document, pointer, gateway } = one.server;
      if (!other || told.has(document)) {
        return [];
      }
      told.add(document);
      return [
        {
          document,
          pointer: `${pointer}/tls/${one.member}`,
          message: `Gateway ${gateway} uses certificate '${one.name}', as Gateway ${other.gateway} does on the same proxies.`,
          params: { gateway, other: other.gateway, certificate: one.name },
          related: [
            { document: other.document, pointer: `${other.pointer}/tls` },
          ],
        },
      ];
    });
  },
};
