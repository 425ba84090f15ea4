import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { placesAt } from '../at';
import { isSet } from '../set';

const GRPC_STATUS = new Set<unknown>([
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
]);

function shareProblems(percentage: unknown, at: JsonPointer): Problem[] {
  const { value } = members(percentage);
  return when(
    typeof value === 'number' &&
      value !== 0 &&
      !(value >= 0.0001 && value <= 100),
    `${at}/percentage/value`,
    say`has a fault for ${value} percent, which is neither 0 nor between 0.0001 and 100`,
  );
}

function abortProblems(abort: JsonObject, at: JsonPointer): Problem[] {
  const { httpStatus, grpcStatus, http2Error, percentage } = abort;
  return [
    ...shareProblems(percentage, at),
    ...when(
      isSet(httpStatus) &&
        !(
          typeof httpStatus === 'number' &&
          httpStatus >= 200 &&
          httpStatus <= 600
        ),
      `${at}/httpStatus`,
      say`aborts with status ${httpStatus}, which is none between 200 and 599`,
    ),
    ...when(
      isSet(grpcStatus) && !GRPC_STATUS.has(grpcStatus),
      `${at}/grpcStatus`,
      say`aborts with '${grpcStatus}', which is no status of gRPC`,
    ),
    ...when(
      isSet(http2Error),
      `${at}/http2Error`,
      'aborts with an error of HTTP/2, which no proxy does',
    ),
    ...when(
      !isSet(httpStatus) && !isSet(grpcStatus) && !isSet(http2Error),
      at,
      'aborts without saying with what',
      true,
    ),
  ];
}

function delayProblems(delay: JsonObject, at: JsonPointer): Problem[] {
  const { exponentialDelay, fixedDelay, percentage } = delay;
  return [
    ...shareProblems(percentage, at),
    ...when(
      isSet(exponentialDelay),
      `${at}/exponentialDelay`,
      'delays exponentially, which no proxy does',
    ),
    ...when(
      !isSet(exponentialDelay) && !isSet(fixedDelay),
      at,
      'delays without saying for how long',
    ),
  ];
}

/** What is mirrored is a share too. */
function mirrorProblems(rule: JsonObject, at: JsonPointer): Problem[] {
  const shares = [
    { of: rule.mirrorPercentage, place: `${at}/mirrorPercentage` },
    ...items(rule.mirrors).map(({ percentage }, index) => ({
      of: percentage,
      place: `${at}/mirrors/${index}/percentage`,
    })),
  ];
  const old = rule.mirrorPercent ?? rule.mirror_percent;
  const oldPlace = `${at}/${
    isSet(rule.mirrorPercent) ? 'mirrorPercent' : 'mirror_percent'
  }`;
  return [
    ...shares.flatMap(({ of, place }) => {
      const { value } = members(of);
      return when(
        typeof value === 'number' && !(value >= 0 && value <= 100),
        `${place}/value`,
        say`mirrors ${value} percent, which is none between 0 and 100`,
      );
    }),
    ...when(
      typeof old === 'number' && old > 100,
      oldPlace,
      say`mirrors ${old} percent, which is more than 100`,
    ),
    ...when(
      typeof old === 'number' && old <= 100,
      oldPlace,
      'says the mirrored share in a deprecated field; use mirrorPercentage',
      true,
    ),
  ];
}

/**
 * Injected faults can be injected.
 *
 * @internal
 */
export const faultInjection = admissionRule({
  code: 'schema/fault-injection',
  title: 'Injected faults are ones that a proxy can inject',
  why: 'A fault aborts or delays, for a share between 0.0001 and 100 percent or none, with a status of HTTP or gRPC that exists; exponentialDelay and http2Error are not there (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      fault: { abort: { httpStatus: 99 } }
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      fault: { abort: { httpStatus: 503, percentage: { value: 5 } } }
`,
  },
  of: { networking: ['VirtualService'] },
  problems(spec) {
    return placesAt(spec, 'http.*.fault')
      .flatMap(({ value, at }) => {
        const { abort, delay } = members(value);
        return [
          ...when(
            !isSet(abort) && !isSet(delay),
            at,
            'has a fault that neither aborts nor delays',
          ),
          ...(isSet(abort) ? abortProblems(members(abort), `${at}/abort`) : []),
          ...(isSet(delay) ? delayProblems(members(delay), `${at}/delay`) : []),
        ];
      })
      .concat(
        placesAt(spec, 'http.*').flatMap(({ value, at }) =>
          mirrorProblems(members(value), at),
        ),
      );
  },
});
