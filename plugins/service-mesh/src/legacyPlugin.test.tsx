import { cleanup, screen, within } from '@testing-library/react';
import { serviceMeshApiRef } from './api';
import { serviceMeshPlugin } from './legacyPlugin';
import {
  testFinding,
  testFleetPage,
  testServiceConfig,
  testSummary,
} from './__testUtils__';
import { renderLegacyApp, renderNewApp } from './__testUtils__/apps';
import { testMeshApi } from './__testUtils__/renderWithMesh';

const ORDER_PAGE = '/catalog/default/component/order';

const api = testMeshApi(
  async () => testServiceConfig({ findings: [testFinding()] }),
  { listServices: async () => testFleetPage([testSummary()]) },
);

/** What a reader gets of an element: its text, and where its links lead. */
async function contentOf(find: () => Promise<HTMLElement>) {
  const element = await find();
  return {
    text: element.textContent,
    links: within(element)
      .queryAllByRole('link')
      .map(link => [link.textContent, link.getAttribute('href')]),
  };
}

/** The part of the page with this test id, once it shows the text. */
const partWith = (testId: string, text: string | RegExp) => async () => {
  const part = await screen.findByTestId(testId);
  await within(part).findAllByText(text);
  return part;
};

/** The card with this link, once it shows the text. */
const cardWith = (link: RegExp, text: string) => async () => {
  await screen.findByText(text);
  const card = (await screen.findByRole('link', { name: link })).closest(
    '[class*="MuiCard-root"]',
  );
  return card as HTMLElement;
};

describe.each([
  ['overview', 'Findings'],
  ['map', 'Map'],
  ['policy', 'Traffic'],
  ['compare', 'Compare'],
  ['whatIf', 'What if'],
  ['canCall', 'Can it call me?'],
  ['checkYaml', 'Check my YAML'],
])('the view %s of the tab in a legacy app', (view, region) => {
  it('is that of the new system', async () => {
    const url = `${ORDER_PAGE}/service-mesh?view=${view}`;
    const find = async () => {
      await screen.findByRole('region', { name: region });
      return screen.getByTestId('service-mesh-content');
    };
    renderNewApp({ url, api });
    const expected = await contentOf(find);
    cleanup();

    renderLegacyApp({ url, api });

    expect(await contentOf(find)).toEqual(expected);
  });
});

it.each([
  [
    'page of all services',
    '/service-mesh',
    partWith('service-mesh-fleet', 'Where to begin'),
  ],
  [
    'page of a rule',
    '/service-mesh/rules/resilience/retry-unsafe',
    partWith('service-mesh-rule', 'resilience/retry-unsafe'),
  ],
  [
    'card of a service',
    ORDER_PAGE,
    cardWith(/Open the Service Mesh tab/, 'Istio 1.29'),
  ],
  [
    'card of a System',
    '/catalog/default/system/shop',
    cardWith(/Show all services of the system/, 'Strict mTLS'),
  ],
])('the %s in a legacy app is that of the new system', async (_, url, find) => {
  renderNewApp({ url, api });
  const expected = await contentOf(find);
  cleanup();

  renderLegacyApp({ url, api });

  expect(await contentOf(find)).toEqual(expected);
});

describe.each([
  ['new', renderNewApp],
  ['legacy', renderLegacyApp],
])(
  'links to a tab at another path in an app on the %s system',
  (_, renderApp) => {
    const tabPath = '/mesh';

    it('lead there from the page of all services', async () => {
      renderApp({ url: '/service-mesh', api, tabPath });
      const row = await screen.findByRole('rowheader', { name: 'order' });
      expect(within(row).getByRole('link')).toHaveAttribute(
        'href',
        `${ORDER_PAGE}/mesh`,
      );
    });

    it('lead there from the card', async () => {
      renderApp({ url: ORDER_PAGE, api, tabPath });
      expect(
        await screen.findByRole('link', { name: /Open the Service Mesh tab/ }),
      ).toHaveAttribute('href', `${ORDER_PAGE}/mesh`);
    });
  },
);

it('brings its client along', () => {
  expect([...serviceMeshPlugin.getApis()].map(factory => factory.api)).toEqual([
    serviceMeshApiRef,
  ]);
});
