import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { versionOf } from './dependencies';
import { presentVersions } from './presentVersions';

const etag = (digit: string) => digit.repeat(40);

const entity = (name: string, tag: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, etag: tag, annotations: { a: 'b' } },
});

describe('presentVersions', () => {
  const order = entity('order', etag('1'));
  const web = entity('web', 'given by a provider');

  function world() {
    const catalog = catalogServiceMock({ entities: [order, web] });
    const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
    const read = (before: Record<string, string>) =>
      presentVersions(catalog, before, mockCredentials.user());
    return { asked, read };
  }

  it('leaves out what is not there', async () => {
    const { read } = world();
    expect(
      await read({
        'component:default/order': etag('0'),
        'api:default/gone': etag('0'),
      }),
    ).toEqual({ 'component:default/order': etag('1') });
  });

  it('reads no more than the etag where the catalog has made that', async () => {
    const { asked, read } = world();
    const before = {
      'component:default/order': etag('0'),
      'component:default/web': versionOf(web),
    };
    expect(await read(before)).toEqual({
      'component:default/order': etag('1'),
      'component:default/web': versionOf(web),
    });
    const fields = asked.mock.calls.map(([request]) => [
      request.entityRefs,
      request.fields?.includes('relations'),
    ]);
    expect(fields).toEqual([
      [['component:default/order'], false],
      [['component:default/web'], true],
    ]);
  });
});
