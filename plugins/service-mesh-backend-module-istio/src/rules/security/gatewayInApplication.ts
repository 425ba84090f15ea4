import {
  ManifestDocument,
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Gateway, VirtualService } from '../../kinds';
import { labels, members } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';
import {
  destinationsOf,
  fullHost,
  gatewayMentions,
  gatewayNamed,
  homeOf,
  perContext,
  selectedWorkloads,
  serviceNamed,
  servicesSelectingBy,
  ServiceView,
} from '../view';

/** A Service of the input beside a VirtualService that leads to it. */
function applicationOf(
  context: RuleContext,
  route: ManifestDocument,
): ServiceView | undefined {
  const { namespace } = identityOf(route.object);
  for (const { host } of destinationsOf(route)) {
    const full = fullHost(context, host, namespace);
    const service = serviceNamed(context, full.split('.')[0], namespace);
    if (service && homeOf(full) === namespace) {
      return service;
    }
  }
  return undefined;
}

/** Services that VirtualServices beside a Gateway open it to, by the Gateway. */
const applications = perContext<ReadonlyMap<string, ServiceView>>(context => {
  const found = new Map<string, ServiceView>();
  for (const document of documentsOf(context, VirtualService)) {
    const { namespace } = identityOf(document.object);
    const service = applicationOf(context, document);
    for (const { written } of service ? gatewayMentions(document) : []) {
      const gateway = gatewayNamed(written, namespace);
      if (service && gateway.namespace === namespace) {
        found.set(`${namespace}/${gateway.name}`, service);
      }
    }
  }
  return found;
});

const objects = (gateway: string, mention: string) => `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ${gateway} }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop/shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [${mention}]
  http: [{ route: [{ destination: { host: orders.shop.svc.cluster.local } }] }]
`;

/**
 * An application opens a proxy that it shares with others.
 *
 * @internal
 */
export const gatewayInApplication: Rule = {
  code: 'security/gateway-in-application',
  title: 'Gateways of shared proxies belong to the platform',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Whoever may create a Gateway decides which hosts and ports a shared proxy opens, and with which certificates, also against other applications; that is for those who run the proxy (Istio, security best practices: restrict Gateway creation). A Gateway beside an application is fine where the proxy that it selects runs there too.',
  equivalents: [],
  example: {
    bad: objects('shop', 'public'),
    good: objects('ingress', 'ingress/public'),
  },
  check: context =>
    documentsOf(context, Gateway).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const service = applications(context).get(`${namespace}/${name}`);
      const selector = labels(members(document.object.spec).selector);
      const isShared =
        Object.keys(selector).length > 0 &&
        selectedWorkloads(context, namespace, selector).length === 0 &&
        servicesSelectingBy(context, namespace, selector).length === 0;
      return service && isShared
        ? [
            {
              document,
              pointer: '/metadata/namespace',
              message: `${titleOf(document)} stands beside Service ${
                service.name
              }, which it is opened to, and its proxy does not run there.`,
              params: { name, namespace },
              related: [{ document: service.document, pointer: '/metadata' }],
              ...(namespace === ''
                ? undecided(
                    'needs the namespaces of the Gateway and the Service',
                  )
                : {}),
            },
          ]
        : [];
    }),
};
