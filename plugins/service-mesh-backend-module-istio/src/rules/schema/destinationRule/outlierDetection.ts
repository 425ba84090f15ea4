import { members, say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isAboveZero, isSet } from '../set';
import { policiesOf } from './policies';

/**
 * Outliers can be detected.
 *
 * @internal
 */
export const outlierDetection = admissionRule({
  code: 'schema/outlier-detection',
  title: 'Outlier detection is within its bounds',
  why: 'istiod refuses shares outside 0 to 100 percent, and failures of the connection counted apart without splitExternalLocalOriginErrors; consecutiveErrors is deprecated and has no effect (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy:
    connectionPool: { http: { http1MaxPendingRequests: 100 } }
    outlierDetection: { consecutiveLocalOriginFailures: 3 }
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy:
    connectionPool: { http: { http1MaxPendingRequests: 100 } }
    outlierDetection: { consecutiveLocalOriginFailures: 3, splitExternalLocalOriginErrors: true }
`,
  },
  of: { networking: ['DestinationRule'] },
  problems(spec) {
    return policiesOf(spec).flatMap(({ policy, at: base }) => {
      const at = `${base}/outlierDetection`;
      const outlier = members(policy.outlierDetection);
      return [
        ...when(
          isAboveZero(outlier.consecutiveLocalOriginFailures) &&
            outlier.splitExternalLocalOriginErrors !== true,
          `${at}/consecutiveLocalOriginFailures`,
          'counts failures of the connection without splitExternalLocalOriginErrors',
        ),
        ...['maxEjectionPercent', 'minHealthPercent'].flatMap(name => {
          const { [name]: share } = outlier;
          return when(
            typeof share === 'number' && !(share >= 0 && share <= 100),
            `${at}/${name}`,
            say`has ${name} ${share}, which is none between 0 and 100`,
          );
        }),
        ...when(
          isSet(outlier.consecutiveErrors) && outlier.consecutiveErrors !== 0,
          `${at}/consecutiveErrors`,
          'sets consecutiveErrors, which is deprecated; use consecutive5xxErrors or consecutiveGatewayErrors',
          true,
        ),
      ];
    });
  },
});
