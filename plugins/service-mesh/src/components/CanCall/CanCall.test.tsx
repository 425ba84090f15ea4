import {
  CanResponse,
  ServiceMeshApi,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  holdsMarkup,
  hostileText,
  testServiceConfig,
} from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { CanCall } from './CanCall';

const answer = (verdict: Partial<Verdict>, unknowns: string[] = []) =>
  ({
    request: {},
    verdict: {
      decision: 'allow',
      by: {
        apiVersion: 'security.istio.io/v1',
        kind: 'AuthorizationPolicy',
        namespace: 'shop',
        name: 'order-callers',
      },
      route: 'idempotent',
      timeout: 30_000,
      retries: { attempts: 2, on: ['refused-stream'] },
      ...verdict,
    },
    unknowns,
  } as unknown as CanResponse);

const show = (canCallService: ServiceMeshApi['canCallService']) =>
  renderWithMesh(<CanCall config={testServiceConfig()} />, {
    answers: { canCallService },
  });

const ask = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Ask' }));

const result = () => screen.getByRole('status', { name: 'Answer' });

describe('CanCall', () => {
  it('tells what decides, and how the request is routed', async () => {
    const { api } = show(async () => answer({}));
    const path = await screen.findByLabelText('Path');
    await userEvent.clear(path);
    await userEvent.type(path, '/orders/7');
    await ask();

    expect(await screen.findByText('Yes, it gets through.')).toBeVisible();
    expect(result()).toHaveTextContent(
      'Decided byAuthorizationPolicy shop/order-callersRouteidempotentTimeout30sRetriesUp to 2, on refused-stream',
    );
    expect(api.canCallService).toHaveBeenCalledWith(
      { kind: 'component', namespace: 'default', name: 'order' },
      {
        mesh: 'istio',
        environment: 'default',
        caller: 'component:default/web',
        method: 'GET',
        path: '/orders/7',
        headers: {},
        claims: null,
      },
    );
  });

  it.each<[Verdict['decision'], string]>([
    ['deny', 'No, it is denied.'],
    ['audit-deny', 'Yes for now; it would be denied at enforce.'],
    ['unknown', 'That cannot be told.'],
  ])('says %s in words', async (decision, words) => {
    show(async () =>
      answer(
        { decision, by: null, route: null, timeout: null, retries: null },
        ['The root namespace is not known.'],
      ),
    );
    await ask();

    expect(await screen.findByText(words)).toBeVisible();
    expect(result()).toHaveTextContent('The root namespace is not known.');
    expect(result()).toHaveTextContent('No policy selects the request');
  });

  it('asks for a caller in plaintext, with headers and a token', async () => {
    const { api } = show(async () => answer({}));
    await userEvent.clear(await screen.findByLabelText('Caller'));
    await userEvent.type(screen.getByLabelText('Headers'), 'X-Beta: true');
    await userEvent.type(
      screen.getByLabelText('Claims of the token'),
      '{{"sub": "a"}',
    );
    await ask();

    expect(api.canCallService).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({
        caller: null,
        headers: { 'x-beta': 'true' },
        claims: { sub: 'a' },
      }),
    );
  });

  it('says what cannot be read, and does not ask', async () => {
    const { api } = show(async () => answer({}));
    await userEvent.type(
      await screen.findByLabelText('Claims of the token'),
      'x',
    );
    await ask();

    expect(
      screen.getByText('The claims are not a JSON object.'),
    ).toBeInTheDocument();
    expect(api.canCallService).not.toHaveBeenCalled();
  });

  it('says why there is no answer', async () => {
    show(async () => {
      throw new Error('There is no component:default/web.');
    });
    await ask();

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not judge the request',
    );
  });

  it('says that it is busy until the first answer', async () => {
    show(() => new Promise(() => {}));
    await ask();

    expect(await screen.findByText('Judging the request')).toBeVisible();
    expect(result()).toHaveAttribute('aria-busy', 'true');
  });

  it('shows hostile text of an answer as text', async () => {
    const { container } = show(async () =>
      answer(
        {
          by: {
            apiVersion: 'v1',
            kind: hostileText,
            namespace: hostileText,
            name: hostileText,
          },
          route: hostileText,
          retries: { attempts: 1, on: [hostileText] },
        },
        [hostileText],
      ),
    );
    await ask();

    await screen.findByText('Yes, it gets through.');
    expect(result()).toHaveTextContent(`Decided by${hostileText.slice(0, 60)}`);
    expect(holdsMarkup(container)).toBe(false);
  });
});
