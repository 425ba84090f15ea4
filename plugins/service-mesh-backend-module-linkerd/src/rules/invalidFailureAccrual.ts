import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotationsOf, goBoolean, linkerdDurationMs } from '../read';

const MODE = 'balancer.linkerd.io/failure-accrual';
const CONSECUTIVE = `${MODE}-consecutive`;
const RATE = 'balancer.alpha.linkerd.io/failure-accrual-success-rate';
const RETRY_AFTER =
  'balancer.alpha.linkerd.io/failure-accrual-honor-retry-after';

type Annotations = Record<string, string>;

interface Fault {
  name: string;
  expected: string;
}

const isDecimal = (text: string) => /^\d+(\.\d*)?$|^\.\d+$/.test(text);
const isWhole = (text: string, max: number) =>
  /^\d+$/.test(text) && Number(text) <= max;

function consecutiveFaults(annotations: Annotations): Fault[] {
  const value = (key: string, fallback: string) =>
    annotations[`${CONSECUTIVE}-${key}`] ?? fallback;
  const min = linkerdDurationMs(value('min-penalty', '1s'));
  const max = linkerdDurationMs(value('max-penalty', '60s'));
  const jitter = value('jitter-ratio', '0.5');
  const faults: [string, boolean, string][] = [
    [
      'max-failures',
      isWhole(value('max-failures', '7'), 2 ** 32 - 1),
      'a whole number',
    ],
    ['min-penalty', min !== null, 'a duration such as 1s'],
    ['max-penalty', max !== null && max > 0, 'a duration over 0, such as 60s'],
    [
      'min-penalty',
      min === null || max === null || min <= max,
      'a duration not longer than max-penalty, which is 60s unless set',
    ],
    [
      'jitter-ratio',
      isDecimal(jitter) && Number(jitter) <= 100,
      'a number from 0 to 100',
    ],
  ];
  return faults
    .filter(([, isValid]) => !isValid)
    .map(([key, , expected]) => ({ name: `${CONSECUTIVE}-${key}`, expected }));
}

/** A threshold of 0 switches the success rate off, and its other settings with it. */
function rateFaults(annotations: Annotations): Fault[] {
  const value = (key: string, fallback: string) =>
    annotations[`${RATE}-${key}`] ?? fallback;
  const threshold = value('threshold', '0.8');
  const window = linkerdDurationMs(value('window', '10s'));
  const isOff = isDecimal(threshold) && Number(threshold) === 0;
  const faults: [string, boolean, string][] = [
    [
      'threshold',
      isDecimal(threshold) && Number(threshold) <= 1,
      'a number from 0 to 1',
    ],
    [
      'window',
      window !== null && (isOff || window >= 10),
      'a duration of 10ms or more',
    ],
    [
      'min-requests',
      isWhole(value('min-requests', '5'), isOff ? 2 ** 32 - 1 : 1_000_000),
      'a whole number up to 1000000',
    ],
  ];
  return faults
    .filter(([, isValid]) => !isValid)
    .map(([key, , expected]) => ({ name: `${RATE}-${key}`, expected }));
}

function faultsOf(annotations: Annotations): Fault[] {
  const mode = annotations[MODE];
  const honor = annotations[RETRY_AFTER];
  const keys = Object.keys(annotations).filter(
    name => name.startsWith(`${MODE}-`) || name.startsWith(RATE),
  );
  if (mode === undefined) {
    return keys.slice(0, 1).map(name => ({
      name,
      expected: `beside ${MODE}, without which it does nothing`,
    }));
  }
  if (!['consecutive', 'unified'].includes(mode)) {
    return [{ name: MODE, expected: 'consecutive or unified' }];
  }
  return [
    ...consecutiveFaults(annotations),
    ...(mode === 'unified' ? rateFaults(annotations) : []),
    ...(honor === undefined || goBoolean(honor) !== null
      ? []
      : [{ name: RETRY_AFTER, expected: 'true or false' }]),
  ];
}

/**
 * A circuit breaker that Linkerd cannot read.
 *
 * @internal
 */
export const invalidFailureAccrual: Rule = {
  code: 'linkerd/invalid-failure-accrual',
  title: 'The annotations of the circuit breaker are ones that Linkerd reads',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A circuit breaker with one value that cannot be read is dropped whole, with a line in a log; nothing checks it on admission (Linkerd 2.18; unified since 2.20).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
  annotations:
    balancer.linkerd.io/failure-accrual: consecutive
    balancer.linkerd.io/failure-accrual-consecutive-max-failures: 'many'
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80 }
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
  annotations:
    balancer.linkerd.io/failure-accrual: consecutive
    balancer.linkerd.io/failure-accrual-consecutive-max-failures: '7'
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80 }
`,
  },
  check: context =>
    context.ofKind('Service', 'EgressNetwork').flatMap(document =>
      faultsOf(annotationsOf(document.object)).map(({ name, expected }) => ({
        document,
        pointer: toPointer(['metadata', 'annotations', name]),
        message: `${document.object.kind} '${document.object.metadata.name}' has no circuit breaker: ${name} has to be ${expected}.`,
        params: { annotation: name },
      })),
    ),
};
