import { Composed } from '../../yaml/located/composed';
import { Node, Stretch } from '../../yaml/located/node';

/** What only a Helm template says. */
const HELM =
  /\{\{-?\s*(?:\$?\.(?:Values|Release|Chart|Capabilities|Template|Files)\b|(?:include|tpl|toYaml|template)\b)/;

/** Whether a text in the document, other than one of several lines, holds what Helm fills in. */
function isFilledIn(text: string, { start, value, children }: Node): boolean {
  if (children) {
    return children.some(child => isFilledIn(text, child));
  }
  return (
    typeof value === 'string' &&
    value.includes('{{') &&
    text[start] !== '|' &&
    text[start] !== '>' &&
    HELM.test(value)
  );
}

/**
 * Finds out whether a document is a Helm template, which is no manifest until it is rendered. Templates inside a text of
 * several lines, as in the ConfigMap of an injector, are data.
 *
 * @param composed - what was read, or null where the document is no valid YAML
 * @returns where the template begins, or null
 * @internal
 */
export function findTemplate(
  text: string,
  [start, end]: Stretch,
  composed: Composed | null,
): Stretch | null {
  const within = text.slice(start, end).indexOf('{{');
  if (within < 0) {
    return null;
  }
  const at = start + within;
  const isTemplate =
    composed === null ||
    composed.hasComplexKeys ||
    isFilledIn(text, composed.root);
  return isTemplate ? [at, at + 2] : null;
}
