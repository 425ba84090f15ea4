import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotationsOf, goBoolean, linkerdDurationMs } from '../read';

const PREFIX = 'balancer.alpha.linkerd.io';
const SWITCH = `${PREFIX}/penalize-failures`;

/** Milliseconds fit 32 bits. */
const MAX_MS = 2 ** 32 - 1;

function faultOf(annotations: Record<string, string>) {
  const on = annotations[SWITCH];
  if (on === undefined) {
    return null;
  }
  const isOn = goBoolean(on);
  if (isOn === null) {
    return { name: SWITCH, expected: 'true or false' };
  }
  const name = [
    `${PREFIX}/load-biaser-penalty`,
    `${PREFIX}/load-biaser-max-retry-after`,
  ].find(key => {
    const ms = linkerdDurationMs(annotations[key] ?? '1s');
    return ms === null || ms > MAX_MS;
  });
  return isOn && name
    ? { name, expected: 'a duration such as 5s, up to 49 days' }
    : null;
}

/**
 * Penalties for failing Pods that Linkerd cannot read.
 *
 * @internal
 */
export const invalidLoadBiaser: Rule = {
  code: 'linkerd/invalid-load-biaser',
  title: 'The annotations of the load biaser are ones that Linkerd reads',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A load biaser with one value that cannot be read is dropped whole, with a line in a log; nothing checks it on admission (Linkerd 2.20).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
  annotations:
    balancer.alpha.linkerd.io/penalize-failures: 'true'
    balancer.alpha.linkerd.io/load-biaser-penalty: soon
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
    balancer.alpha.linkerd.io/penalize-failures: 'true'
    balancer.alpha.linkerd.io/load-biaser-penalty: 5s
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80 }
`,
  },
  check: context =>
    context.ofKind('Service').flatMap(document => {
      const fault = faultOf(annotationsOf(document.object));
      return fault
        ? [
            {
              document,
              pointer: toPointer(['metadata', 'annotations', fault.name]),
              message: `Service '${document.object.metadata.name}' does not penalize failures: ${fault.name} has to be ${fault.expected}.`,
              params: { annotation: fault.name },
            },
          ]
        : [];
    }),
};
