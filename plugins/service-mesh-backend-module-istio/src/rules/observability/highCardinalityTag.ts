import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Telemetry } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';

/** Attributes of Envoy with as many values as there are requests, paths, users or connections. */
const UNBOUNDED = [
  'request.path',
  'request.url_path',
  'request.query',
  'request.id',
  'request.referer',
  'request.useragent',
  'request.time',
  'source.address',
  'source.port',
  'connection.id',
];

/** Headers whose values are of one request or user. */
const PERSONAL =
  /^(:path|cookie|authorization|user-agent|referer|x-request-id|x-correlation-id|x-forwarded-for|x-real-ip|x-envoy-original-path|traceparent|x-b3-traceid|x-(user|session|customer|account)(-id)?)$/;

/** The attribute in an expression that has values without number, if there is one. */
function unbounded(expression: string): string | undefined {
  const named = UNBOUNDED.find(attribute =>
    new RegExp(`(^|[^\\w.])${attribute.replaceAll('.', '\\.')}(?![\\w])`).test(
      expression,
    ),
  );
  const headers = [
    ...expression.matchAll(
      /request\.headers\[\s*["']([^"'\]]{1,100})["']\s*\]/g,
    ),
  ].map(([, name]) => name.toLowerCase());
  return named ?? headers.find(name => PERSONAL.test(name));
}

/**
 * A metric with a series for every path or user.
 *
 * @internal
 */
export const highCardinalityTag: Rule = {
  code: 'observability/high-cardinality-tag',
  title: 'Tags of metrics have few values',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Every value of a tag is a time series of its own for every metric and pair of workloads, kept in the memory of each proxy and of Prometheus: raw paths, ids and users grow without bound. Tag the operation, or put the value on traces and logs (Istio: Telemetry.metrics.overrides.tagOverrides).',
  equivalents: [],
  example: {
    bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: shop, namespace: shop }
spec:
  metrics:
    - providers: [{ name: prometheus }]
      overrides: [{ match: { metric: REQUEST_COUNT }, tagOverrides: { path: { value: request.url_path } } }]
`,
    good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: shop, namespace: shop }
spec:
  metrics:
    - providers: [{ name: prometheus }]
      overrides: [{ match: { metric: REQUEST_COUNT }, tagOverrides: { method: { value: request.method } } }]
`,
  },
  check: context =>
    documentsOf(context, Telemetry).flatMap(document => {
      const { name } = identityOf(document.object);
      return items(members(document.object.spec).metrics).flatMap(
        ({ overrides }, at) =>
          items(overrides).flatMap(({ tagOverrides, disabled }, index) =>
            Object.entries(members(tagOverrides)).flatMap(([tag, value]) => {
              const expression = members(value).value;
              const attribute =
                typeof expression === 'string' && disabled !== true
                  ? unbounded(expression)
                  : undefined;
              return attribute === undefined
                ? []
                : [
                    {
                      document,
                      pointer: toPointer([
                        'spec',
                        'metrics',
                        at,
                        'overrides',
                        index,
                        'tagOverrides',
                        tag,
                      ]),
                      message: `Telemetry ${name} tags metrics with '${tag}' from ${attribute}, which has values without number.`,
                      params: { name, tag, attribute },
                    },
                  ];
            }),
          ),
      );
    }),
};
