import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogTokens } from './CatalogTokens';

/** Numbers the tokens that it issues; `fail` makes it fail once. */
function numberingAuth() {
  const issued: string[] = [];
  const state = { fail: false };
  const auth = mockServices.auth.mock({
    getOwnServiceCredentials: async () =>
      mockCredentials.service('plugin:service-mesh'),
    getPluginRequestToken: async ({ onBehalfOf, targetPluginId }) => {
      if (state.fail) {
        state.fail = false;
        throw new Error('No key');
      }
      issued.push(JSON.stringify(onBehalfOf.principal));
      return { token: `${targetPluginId} ${issued.length}` };
    },
  });
  return { issued, state, tokens: new CatalogTokens(auth) };
}

describe('CatalogTokens', () => {
  let now = 0;

  beforeEach(() => {
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  const service = mockCredentials.service('external:ci');

  it('uses the token of the plugin again for ten seconds, whichever service asks', async () => {
    const { issued, tokens } = numberingAuth();
    expect(await tokens.get(service)).toEqual({ token: 'catalog 1' });
    now = 10_000;
    expect(await tokens.get(mockCredentials.service())).toEqual({
      token: 'catalog 1',
    });
    now = 10_001;
    expect(await tokens.get(service)).toEqual({ token: 'catalog 2' });
    expect(issued).toEqual(
      Array(2).fill(expect.stringContaining('plugin:service-mesh')),
    );
  });

  it('issues one for all who ask at the same time', async () => {
    const { issued, tokens } = numberingAuth();
    await Promise.all([service, service, service].map(one => tokens.get(one)));
    expect(issued).toHaveLength(1);
  });

  it('forgets a failure', async () => {
    const { state, tokens } = numberingAuth();
    state.fail = true;
    await expect(tokens.get(service)).rejects.toThrow('No key');
    expect(await tokens.get(service)).toEqual({ token: 'catalog 1' });
  });

  const restricted: BackstageCredentials = {
    ...service,
    principal: {
      ...service.principal,
      accessRestrictions: { permissionNames: ['catalog.entity.read'] },
    } as BackstageCredentials['principal'],
  };

  it.each([
    ['a user', mockCredentials.user()],
    ['a service of restricted access', restricted],
  ])('issues another one each time for %s', async (_, credentials) => {
    const { issued, tokens } = numberingAuth();
    await tokens.get(credentials);
    await tokens.get(credentials);
    expect(issued).toEqual(
      Array(2).fill(JSON.stringify(credentials.principal)),
    );
  });
});
