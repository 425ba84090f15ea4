import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CatalogService, Rule, RuleContext, RuleHit } from '../rule';
import { component, orders, ordersApi, yaml } from './exampleShop';
import { headerMatches } from './headerMatches';
import { documentsAbout } from './serviceDocuments';

/** Whether requests come to a service from somebody whose headers it may pass on. */
const hasCallers = ({ input: { service, policy } }: CatalogService) =>
  service.callers.length > 0 ||
  policy.service['traffic.ingress.hosts'] !== undefined;

function hitsOf(
  context: RuleContext,
  service: CatalogService,
  services: ReadonlyMap<ServiceId, CatalogService>,
): RuleHit[] {
  const { entityRef, workload, callers } = service.input.service;
  if (workload.versions.value.length < 2) {
    return [];
  }
  const between = [...new Set(callers.map(({ id }) => id))].flatMap(id => {
    const caller = services.get(id);
    const passes = caller?.input.service.workload.propagatedHeaders?.value;
    return caller && passes && hasCallers(caller) ? [{ id, passes }] : [];
  });
  const told = new Set<string>();
  return documentsAbout(context, service).own.flatMap(document =>
    headerMatches(document.object).flatMap(({ name, pointer }) => {
      const losers = told.has(name)
        ? []
        : between.filter(({ passes }) => !passes.includes(name));
      told.add(name);
      return losers.map(({ id }) => ({
        document,
        pointer,
        message: `Which version of ${entityRef} a request gets depends on the header '${name}', which ${id} does not pass on: of its calls, none gets the other version.`,
        params: { header: name, caller: id },
        entityRef,
      }));
    }),
  );
}

const web = component('web', { spec: '  consumesApis: [basket-api]\n' });

const basket = (headers: string) =>
  component('basket', {
    spec: '  providesApis: [basket-api]\n  consumesApis: [orders-api]\n',
    annotations: `    mesh-configurator.io/propagated-headers: ${headers}\n`,
  });

const basketApi = `apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: basket-api
spec:
  type: openapi
  definition: ''
`;

const experiment = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: orders
  namespace: shop
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - match: [{ headers: { x-group: { exact: b } } }]
      timeout: 5s
      route:
        - destination: { host: orders.shop.svc.cluster.local, subset: v2 }
    - timeout: 5s
      route:
        - destination: { host: orders.shop.svc.cluster.local, subset: v1 }
`;

const example = (headers: string) =>
  yaml(
    web,
    basket(headers),
    basketApi,
    orders('    mesh-configurator.io/versions: v1,v2\n'),
    ordersApi,
    experiment,
  );

/**
 * An experiment whose header ends with a service in between.
 *
 * @internal
 */
export const headerNotPassedOn: Rule = {
  code: 'traffic/header-not-passed-on',
  title: 'Callers pass on the header that an experiment goes by',
  severity: 'warning',
  layer: 'practice',
  consequence: 'ineffective',
  why: 'A mesh does not carry headers from a request to the requests that follow from it; applications do. Where a caller states what it passes on (mesh-configurator.io/propagated-headers) and the header that tells versions apart is not among it, all calls through it get one version.',
  equivalents: [],
  example: {
    bad: example('x-request-id'),
    good: example('x-request-id,x-group'),
  },
  check: context => {
    const all = context.catalog?.services ?? [];
    const services = new Map(
      all.map(service => [service.input.service.id, service]),
    );
    return all.flatMap(service => hitsOf(context, service, services));
  },
};
