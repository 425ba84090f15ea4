import { members, say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isDnsLabel } from '../names';
import { isText } from '../set';

/**
 * Subsets have names of their own.
 *
 * @internal
 */
export const subsetNames = admissionRule({
  code: 'schema/subsets',
  title: 'Subsets are named once',
  why: 'istiod refuses a subset that is empty, whose name is no DNS label, or is that of another one (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v1, labels: { version: v2 } }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
`,
  },
  of: { networking: ['DestinationRule'] },
  problems({ subsets }) {
    const seen = new Set<unknown>();
    return (Array.isArray(subsets) ? subsets : []).flatMap(
      (subset: unknown, index) => {
        const { name } = members(subset);
        const isRepeated = isText(name) && seen.has(name);
        seen.add(name);
        const at = `/subsets/${index}`;
        return [
          ...when(subset === null, at, 'has an empty subset'),
          ...when(
            isRepeated,
            `${at}/name`,
            say`has two subsets named '${name}'`,
          ),
          ...when(
            typeof name === 'string' && !isDnsLabel(name),
            `${at}/name`,
            say`has a subset named '${name}', which is no name of letters, digits and hyphens`,
          ),
        ];
      },
    );
  },
});
