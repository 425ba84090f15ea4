import axe from 'axe-core';

/**
 * What axe finds wrong with an element, as `rule: selector`. Colours are left to the browser tests, since nothing is painted here.
 *
 * @internal
 */
export async function accessibilityProblems(
  element: Element,
): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}
