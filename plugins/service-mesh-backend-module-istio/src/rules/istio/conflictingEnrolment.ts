import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import { namespacesOf } from '../view';

/** The labels that take in a namespace, with the values that do; `null` for any (Istio 1.29). */
const CLAIMS: readonly [label: string, values: readonly string[] | null][] = [
  ['istio-injection', ['enabled']],
  ['istio.io/rev', null],
  ['istio.io/dataplane-mode', ['ambient']],
];

/**
 * A namespace is taken into the mesh in one way.
 *
 * @internal
 */
export const conflictingEnrolment: Rule = {
  code: 'istio/conflicting-enrolment',
  title: 'Namespaces are in the mesh in one way',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Of istio-injection and istio.io/rev the first wins and the revision is passed over; with istio.io/dataplane-mode, sidecars and ambient claim the same Pods (istioctl IST0123).',
  equivalents: ['IST0123'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled, istio.io/rev: canary }
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/rev: canary }
`,
  },
  check(context) {
    return [...namespacesOf(context).values()].flatMap(
      ({ name, labels, document }) => {
        const claims = CLAIMS.filter(([label, values]) =>
          values === null
            ? labels[label] !== undefined
            : values.includes(labels[label]),
        ).map(([label]) => label);
        return !document || claims.length < 2
          ? []
          : {
              document,
              pointer: toPointer(['metadata', 'labels', claims[1]]),
              message: say`Namespace ${name} is taken into the mesh in more than one way: ${claims.join(
                ', ',
              )}.`,
              params: { name, labels: claims.join(', ') },
            };
      },
    );
  },
};
