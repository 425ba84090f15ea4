import { celSyntaxProblem } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { placesAt } from '../at';

/**
 * Filters of access logs can be evaluated.
 *
 * @internal
 */
export const accessLogFilter = admissionRule({
  code: 'schema/access-log-filter',
  title: 'Filters of access logs are CEL',
  why: 'The proxy evaluates the filter of an access log as CEL; istiod refuses an expression that is none (Istio 1.29).',
  example: {
    bad: `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: orders, namespace: shop }
spec:
  accessLogging: [{ providers: [{ name: envoy }], filter: { expression: "response.code >= 400 and true" } }]
`,
    good: `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: orders, namespace: shop }
spec:
  accessLogging: [{ providers: [{ name: envoy }], filter: { expression: "response.code >= 400" } }]
`,
  },
  of: { telemetry: ['Telemetry'] },
  problems(spec) {
    return placesAt(spec, 'accessLogging.*.filter.expression').flatMap(
      ({ value, at }) => {
        const problem =
          typeof value === 'string' ? celSyntaxProblem(value) : null;
        return when(
          problem !== null,
          at,
          say`has the filter '${value}', which ${problem}`,
        );
      },
    );
  },
});
