import {
  NO_MESH,
  PolicyLeaf,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CatalogService, Rule, RuleContext, RuleHit } from '../rule';
import {
  component,
  orders,
  ordersApi,
  route,
  setting,
  yaml,
} from './exampleShop';
import { listed } from './phrase';
import { placeOf } from './place';

/** What the proxy of the caller does, unless a waypoint does it for all. */
const OF_CALLERS = [
  'resilience.timeout',
  'resilience.retries.attempts',
] as const satisfies PolicyLeaf[];

const WITH_WAYPOINT = 'istio-ambient';

function hitsOf(context: RuleContext, service: CatalogService): RuleHit[] {
  const { input, target } = service;
  const { entityRef } = input.service;
  const outside = input.admission.callers
    .filter(({ mesh }) => mesh === NO_MESH)
    .map(({ name }) => name);
  const leaf = OF_CALLERS.find(name => {
    const source = input.policy.service[name]?.origin.source;
    return source !== undefined && source !== 'default';
  });
  const at = leaf && placeOf(context, service, leaf);
  return at && outside.length > 0 && target.mesh !== WITH_WAYPOINT
    ? [
        {
          ...at,
          message: `${listed(outside)} ${
            outside.length === 1 ? 'calls' : 'call'
          } ${entityRef} from outside the mesh, where nothing does what ${leaf} says: that is for the proxy of the caller.`,
          params: { callers: outside.length },
          entityRef,
        },
      ]
    : [];
}

const timeout = setting('resilience.timeout', '5s');

const web = (mesh: string) =>
  component('web', {
    spec: '  consumesApis: [orders-api]\n',
    annotations: `    mesh-configurator.io/mesh: ${mesh}\n`,
  });

/**
 * Timeouts and retries for callers that have no proxy.
 *
 * @internal
 */
export const callerOutsideMesh: Rule = {
  code: 'resilience/caller-outside-mesh',
  title: 'Those whose calls have timeouts and retries are in the mesh',
  severity: 'warning',
  layer: 'practice',
  consequence: 'ineffective',
  why: 'Timeouts and retries are kept by the proxy of the caller (Linkerd 2.18, retries and timeouts; Istio with sidecars): a component of the catalog that is not in the mesh calls without them.',
  equivalents: [],
  example: {
    bad: yaml(orders(timeout), ordersApi, web('none'), route('orders')),
    good: yaml(orders(timeout), ordersApi, web('istio'), route('orders')),
  },
  check: context =>
    (context.catalog?.services ?? []).flatMap(service =>
      hitsOf(context, service),
    ),
};
