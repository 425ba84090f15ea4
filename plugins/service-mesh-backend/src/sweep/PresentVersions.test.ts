import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { PresentVersions } from './PresentVersions';

const etag = (digit: string) => digit.repeat(40);

/** Versions of a catalog that tells what it was asked for, and in whose name. */
function presentVersions(etags: Record<string, string>) {
  const asked: [who: string, refs: string[]][] = [];
  const catalog = catalogServiceMock.mock({
    getEntitiesByRefs: async ({ entityRefs }, options) => {
      const { principal } = (options as CatalogServiceRequestOptions)
        .credentials;
      asked.push([JSON.stringify(principal), entityRefs]);
      return {
        items: entityRefs.map(ref =>
          ref in etags
            ? ({ metadata: { etag: etags[ref] } } as any)
            : undefined,
        ),
      };
    },
  });
  const auth = mockServices.auth({ pluginId: 'service-mesh' });
  return { asked, versions: new PresentVersions({ auth, catalog }) };
}

describe('PresentVersions', () => {
  const before = (...refs: string[]) =>
    Object.fromEntries(refs.map(ref => [ref, etag('0')]));
  const order = 'component:default/order';
  const web = 'component:default/web';
  const present = { [order]: etag('1'), [web]: etag('2') };

  it('leaves out what is not there', async () => {
    const { versions } = presentVersions(present);
    expect(
      await versions.read(
        before(order, 'api:default/a'),
        mockCredentials.user(),
      ),
    ).toEqual({ [order]: etag('1') });
  });

  it('reads together what services ask for at the same time', async () => {
    const { asked, versions } = presentVersions(present);
    const service = mockCredentials.service();
    // Some requests are on the way at a time.
    const first = Array.from({ length: 4 }, () =>
      versions.read(before(order), service),
    );
    const found = await Promise.all([
      ...first,
      versions.read(before(order), mockCredentials.service('external:ci')),
      versions.read(before(web), service),
    ]);
    expect(found.slice(0, 5).map(one => one[order])).toEqual(
      Array(5).fill(etag('1')),
    );
    expect(found[5][web]).toBe(etag('2'));
    expect(asked.map(([, refs]) => refs)).toEqual([
      [order],
      [order],
      [order],
      [order],
      [order, web],
    ]);
    expect(asked[0][0]).toContain('plugin:service-mesh');
  });

  it('lets nobody wait for a service with many callers', async () => {
    const { asked, versions } = presentVersions(present);
    const service = mockCredentials.service();
    const many = Array.from(
      { length: 201 },
      (_, i) => `component:default/${i}`,
    );
    await Promise.all([
      versions.read(before(...many), service),
      versions.read(before(order), service),
    ]);
    expect(asked.map(([, refs]) => refs.length).sort()).toEqual([1, 1, 200]);
  });

  it.each<[string, BackstageCredentials]>([
    ['a user', mockCredentials.user()],
    [
      'a service whose access is restricted',
      mockCredentials.service('external:ci', { permissionNames: ['a'] }),
    ],
  ])('reads in the name of %s, by itself', async (_, credentials) => {
    const { asked, versions } = presentVersions(present);
    await Promise.all([
      versions.read(before(order), credentials),
      versions.read(before(web), credentials),
    ]);
    const name = JSON.stringify(credentials.principal);
    expect(asked).toEqual([
      [name, [order]],
      [name, [web]],
    ]);
  });
});
