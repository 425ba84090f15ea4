import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen, within } from '@testing-library/react';
import { virtualService } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { OriginsTable } from './OriginsTable';
import { OriginText } from './OriginText';

describe('OriginsTable', () => {
  it('lists values in the order of the text, each with its source and what that overrode', async () => {
    renderWithMesh(<OriginsTable manifest={virtualService} />);

    const table = await screen.findByRole('table', {
      name: 'Where the values come from',
    });
    const [, namespace, timeout] = within(table).getAllByRole('row');
    expect(namespace).toHaveTextContent(
      /\/metadata\/namespace.*shop.*Annotation.*mesh-configurator\.io\/namespace/,
    );
    expect(timeout).toHaveTextContent(
      /\/spec\/http\/0\/timeout.*5s.*Annotation.*mesh-configurator\.io\/policy\.resilience\.timeout/,
    );
    expect(timeout).toHaveTextContent(
      /Instead of 10s app-config\s*serviceMesh\.policy\.resilience\.timeout/,
    );
    expect(timeout).toHaveTextContent(
      /Instead of 30s Built-in default\s*unary operations of a definition have 30 s/,
    );
  });

  it('shows values that are not text as JSON', async () => {
    renderWithMesh(
      <OriginsTable
        manifest={{
          ...virtualService,
          origins: { '/spec/hosts': { source: 'manifest' } },
        }}
      />,
    );

    expect(
      await screen.findByText('["order.shop.svc.cluster.local"]'),
    ).toBeVisible();
  });
});

describe('OriginText', () => {
  it.each<[Origin, string]>([
    [
      {
        source: 'definition',
        entityRef: 'api:default/order-api',
        pointer: '/paths/~1orders/post',
      },
      'API definition order-api /paths/~1orders/post',
    ],
    [
      { source: 'entity', rule: 'name of the entity' },
      'Entity name of the entity',
    ],
    [{ source: 'redacted' }, 'Something that you may not see'],
  ])('puts %j into words', async (origin, words) => {
    renderWithMesh(
      <p data-testid="origin">
        <OriginText origin={origin} />
      </p>,
    );

    const text = await screen.findByTestId('origin');
    expect(text.textContent?.replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
  });

  it('links the entity that holds the value', async () => {
    renderWithMesh(
      <OriginText
        origin={{ source: 'definition', entityRef: 'api:default/order-api' }}
      />,
    );

    expect(await screen.findByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/api/order-api',
    );
  });
});
