import { screen, within } from '@testing-library/react';
import {
  holdsMarkup,
  hostileConfig,
  hostileText,
  hugeConfig,
  testServiceConfig,
} from '../../__testUtils__';
import { accessibilityProblems } from '../../__testUtils__/accessibility';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { ConfigView } from '../ServiceMeshContent/ConfigView';
import { furtherViews } from './views';

const views = ['overview', ...furtherViews.map(({ id }) => id)];

const show = async (view: string, config = testServiceConfig()) => {
  const { container } = renderWithMesh(<ConfigView config={config} />, {
    url: `/?view=${view}`,
    answer: config,
  });
  const panel = await screen.findByRole('tabpanel');
  // Views are loaded when they are first looked at.
  await within(panel).findAllByRole('region');
  return { container, panel };
};

describe.each(views)('the view %s', view => {
  it('shows hostile text as text', async () => {
    const { container } = await show(view, hostileConfig());

    expect(container).toHaveTextContent(hostileText.slice(0, 60));
    expect(holdsMarkup(container)).toBe(false);
  });

  it('shows a service with 500 operations and 200 callers', async () => {
    const { panel } = await show(view, hugeConfig());

    expect(panel).not.toBeEmptyDOMElement();
    expect(panel.querySelectorAll('*').length).toBeLessThan(30_000);
  });

  it('is accessible', async () => {
    const { panel } = await show(view);

    expect(await accessibilityProblems(panel)).toEqual([]);
  });
});
