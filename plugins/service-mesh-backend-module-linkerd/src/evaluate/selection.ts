import { RequestTarget } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { selects } from '../read';
import { Answer } from './answer';

type Selector = Parameters<typeof selects>[0];

/**
 * Whether a selector selects the Pods called. It may select Pods with more labels than are known where it asks about a label that
 * is not.
 *
 * @internal
 */
export function areSelected(
  selector: Selector,
  { labels, mayHaveMoreLabels = false }: RequestTarget,
): Answer {
  const isKnown = (key: string) =>
    !mayHaveMoreLabels || Object.hasOwn(labels, key);
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const decided = {
    matchLabels: Object.fromEntries(
      Object.entries(matchLabels).filter(([key]) => isKnown(key)),
    ),
    matchExpressions: matchExpressions.filter(({ key }) => isKnown(key)),
  };
  const asked = [
    ...Object.keys(matchLabels),
    ...matchExpressions.map(({ key }) => key),
  ];
  if (!selects(decided, labels)) {
    return 'no';
  }
  return asked.every(isKnown) ? 'yes' : 'unknown';
}
