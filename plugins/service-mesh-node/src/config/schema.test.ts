import { readMeshConfig } from './schema';

describe('serviceMesh.namespaces', () => {
  it('opts no namespace in by being mentioned', () => {
    expect(
      readMeshConfig({ namespaces: [{ name: 'shop' }] }).namespaces,
    ).toEqual([{ name: 'shop', bundle: false, deny: true }]);
  });

  it.each([
    [
      'a name that no namespace can have',
      [{ name: 'Shop' }],
      /namespaces\.0\.name/,
    ],
    ['a misspelled key', [{ name: 'shop', bundles: true }], /bundles/],
    [
      'one namespace twice',
      [{ name: 'shop' }, { name: 'shop', bundle: true }],
      /names a namespace twice/,
    ],
  ])('refuses %s', (_, namespaces, message) => {
    expect(() => readMeshConfig({ namespaces })).toThrow(message);
  });
});
