import { members, say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { placesAt } from '../at';

/** Conditions of the proxy that Istio passes on (Istio 1.29). */
const CONDITIONS = new Set([
  '5xx',
  'cancelled',
  'connect-failure',
  'deadline-exceeded',
  'envoy-ratelimited',
  'gateway-error',
  'http3-post-connect-failure',
  'internal',
  'refused-stream',
  'reset',
  'reset-before-request',
  'resource-exhausted',
  'retriable-4xx',
  'retriable-headers',
  'retriable-status-codes',
  'unavailable',
]);

const isStatus = (text: string) => /^[1-5]\d\d$/.test(text);

/**
 * Retries can be made.
 *
 * @internal
 */
export const retryPolicy = admissionRule({
  code: 'schema/retry-policy',
  title: 'Retries say how many, and on what there is',
  why: 'istiod refuses fewer than 0 attempts, conditions beside attempts of 0, and a condition of retryOn that it does not know; it splits the list at commas and keeps blanks, so that one after a comma makes a condition unknown (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      timeout: 5s
      retries: { attempts: 2, perTryTimeout: 1s, retryOn: "connect-failure, refused-stream" }
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      timeout: 5s
      retries: { attempts: 2, perTryTimeout: 1s, retryOn: "connect-failure,refused-stream" }
`,
  },
  of: { networking: ['VirtualService'] },
  problems(spec) {
    return placesAt(spec, 'http.*.retries').flatMap(({ value, at }) => {
      const retries = members(value);
      const { attempts = 0, retryOn } = retries;
      const conditions =
        typeof retryOn === 'string' && retryOn !== '' ? retryOn.split(',') : [];
      const beside = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].find(
        name =>
          retries[name] !== undefined &&
          retries[name] !== null &&
          retries[name] !== '',
      );
      const unknown = conditions.find(
        condition => !CONDITIONS.has(condition) && !isStatus(condition),
      );
      return [
        ...when(
          typeof attempts === 'number' && attempts < 0,
          `${at}/attempts`,
          say`retries ${attempts} times`,
        ),
        ...when(
          attempts === 0 && beside !== undefined,
          `${at}/${beside}`,
          say`sets ${beside} and makes no attempts`,
        ),
        ...when(
          unknown !== undefined,
          `${at}/retryOn`,
          say`retries on '${unknown}', which is no condition of Istio${
            unknown !== undefined && CONDITIONS.has(unknown.trim())
              ? '; leave out the blank'
              : ''
          }`,
        ),
      ];
    });
  },
});
