import { ANNOTATION_EDIT_URL } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import { annotationOrigin, testServiceConfig } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { PolicyView } from './PolicyView';

const timeout = {
  value: '5s' as const,
  origin: {
    ...annotationOrigin('policy.resilience.timeout'),
    overrode: [{ source: 'default' as const, rule: 'thirty', value: '30s' }],
  },
};

const operations = Object.fromEntries(
  Array.from({ length: 500 }, (_, i) => [
    `operation${i}`,
    { 'resilience.timeout': timeout },
  ]),
);

const show = async (policy = {}) => {
  const config = testServiceConfig();
  renderWithMesh(
    <PolicyView
      config={{ ...config, policy: { ...config.policy, ...policy } }}
    />,
    {
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'order',
            annotations: { [ANNOTATION_EDIT_URL]: 'https://git.example/edit' },
          },
        },
      ],
    },
  );
  return screen.findByRole('region', { name: 'Resilience' });
};

describe('PolicyView', () => {
  it('shows each value with its source, what that overrode, and where to edit it', async () => {
    const region = await show({
      operations: { createOrder: { 'resilience.timeout': timeout } },
    });

    expect(region).toHaveTextContent(
      /resilience\.timeout.*5s.*createOrder.*Annotation.*policy\.resilience\.timeout.*Instead of 30s Built-in default\s*thirty/,
    );
    expect(
      await within(region).findByRole('link', {
        name: /Edit the source of component:default\/order/,
      }),
    ).toHaveAttribute('href', 'https://git.example/edit');
  });

  it('says so of an area in which nothing is set', async () => {
    await show();

    expect(screen.getByRole('region', { name: 'Traffic' })).toHaveTextContent(
      'Nothing is set.',
    );
    expect(screen.getByRole('region', { name: 'Security' })).toHaveTextContent(
      /security\.mtls.*strict.*all requests/,
    );
  });

  it('puts hundreds of operations with one value into one line', async () => {
    const region = await show({ operations });

    expect(within(region).getAllByRole('row')).toHaveLength(2);
    expect(region).toHaveTextContent('500 operations, such as operation0');
  });
});
