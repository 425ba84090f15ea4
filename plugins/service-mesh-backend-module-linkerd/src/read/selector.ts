import { SpecOf } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { server } from '../kinds';

type Selector = NonNullable<SpecOf<typeof server>['podSelector']>;

/**
 * Whether a label selector of Kubernetes selects an object with these labels.
 *
 * @internal
 */
export function selects(
  { matchLabels = {}, matchExpressions = [] }: Selector,
  labels: Record<string, string>,
): boolean {
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => labels[key] === value,
    ) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'In':
          return Object.hasOwn(labels, key) && values.includes(labels[key]);
        case 'NotIn':
          return !Object.hasOwn(labels, key) || !values.includes(labels[key]);
        case 'Exists':
          return Object.hasOwn(labels, key);
        default:
          return !Object.hasOwn(labels, key);
      }
    })
  );
}
