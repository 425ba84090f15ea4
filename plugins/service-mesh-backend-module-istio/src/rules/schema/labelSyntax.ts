import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { labels, say } from '../../lenient';
import { admissionRule, when } from './admission';
import { placesAt } from './at';

const PATHS = [
  'endpoints.*.labels',
  'http.*.match.*.sourceLabels',
  'labels',
  'subsets.*.labels',
  'tcp.*.match.*.sourceLabels',
  'tls.*.match.*.sourceLabels',
];

const NAME = /^[a-z0-9]([-_.a-z0-9]{0,61}[a-z0-9])?$/i;
const DOMAIN = /^[a-z0-9][-.a-z0-9]{0,252}$/i;

function isLabel(key: string, value: string): boolean {
  const [name, domain, ...rest] = key.split('/').reverse();
  return (
    rest.length === 0 &&
    NAME.test(name) &&
    (domain === undefined || DOMAIN.test(domain)) &&
    (value === '' || NAME.test(value))
  );
}

/**
 * Labels have the form that Kubernetes gives them.
 *
 * @internal
 */
export const labelSyntax = admissionRule({
  code: 'schema/label-syntax',
  title: 'Labels that select have the form of labels',
  why: 'istiod refuses labels that no Pod can have: a key is a name of up to 63 characters with an optional domain in front, and a value has up to 63 (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  subsets: [{ name: v1, labels: { "version of": v1 } }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  subsets: [{ name: v1, labels: { version: v1 } }]
`,
  },
  of: {
    networking: [
      'DestinationRule',
      'ServiceEntry',
      'VirtualService',
      'WorkloadEntry',
    ],
  },
  problems(spec) {
    return PATHS.flatMap(path =>
      placesAt(spec, path).flatMap(({ value: held, at }) =>
        Object.entries(labels(held)).flatMap(([key, value]) =>
          when(
            !isLabel(key, value),
            `${at}${toPointer([key])}`,
            say`names the label '${key}: ${value}', which no Pod can have`,
          ),
        ),
      ),
    );
  },
});
