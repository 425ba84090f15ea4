import { Rule } from '../rule';
import { placeOf } from './place';
import { setting, orders, ordersApi, route, yaml } from './exampleShop';

/**
 * Traces of all requests.
 *
 * @internal
 */
export const everyRequestTraced: Rule = {
  code: 'observability/every-request-traced',
  title: 'A share of the requests is traced',
  severity: 'info',
  layer: 'practice',
  consequence: 'style',
  why: 'Spans of every request cost the proxies, the collector and its store more than what they tell; a few percent show the same, and errors are sampled by the collector.',
  equivalents: [],
  example: {
    bad: yaml(
      orders(setting('observability.tracing.sampling', '100')),
      ordersApi,
      route('orders'),
    ),
    good: yaml(
      orders(setting('observability.tracing.sampling', '5')),
      ordersApi,
      route('orders'),
    ),
  },
  check: context =>
    (context.catalog?.services ?? []).flatMap(service => {
      const { entityRef } = service.input.service;
      const leaf = 'observability.tracing.sampling';
      const sampling = service.input.policy.service[leaf];
      const at = placeOf(context, service, leaf);
      return sampling?.value === 100 && at
        ? [
            {
              ...at,
              message: `Every request to ${entityRef} is traced; set ${leaf} to a share of them.`,
              entityRef,
              origin: sampling.origin,
            },
          ]
        : [];
    }),
};
