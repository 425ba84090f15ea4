import { service } from '../../testUtils/objects';
import { clients, codesOf, everyHostOfShop, peer } from '../../testUtils/mtls';
import { plaintextToStrict } from './plaintextToStrict';

describe('security/plaintext-to-strict', () => {
  it.each([
    ['a namespace', everyHostOfShop, 'default', [['KIA0207']]],
    [
      'a namespace under a mesh',
      everyHostOfShop,
      'istio-system/default',
      [['KIA0208']],
    ],
    ['the mesh', '*.local', 'istio-system/default', [['KIA0208']]],
    ['a Service', 'orders', 'default', [[]]],
  ])('finds plaintext to %s', (_, host, name, expected) => {
    expect(
      codesOf(plaintextToStrict, [
        service('orders'),
        clients('a', host, 'DISABLE'),
        peer(name, 'STRICT'),
      ]),
    ).toEqual(expected);
  });

  it.each([
    ['plaintext is accepted', [peer('default', 'PERMISSIVE')]],
    [
      'the namespace stands out of a strict mesh',
      [peer('default', 'DISABLE'), peer('istio-system/default', 'STRICT')],
    ],
    ['another namespace is strict', [peer('web/default', 'STRICT')]],
  ])('is silent where %s', (_, peers) => {
    expect(
      codesOf(plaintextToStrict, [
        clients('a', everyHostOfShop, 'DISABLE'),
        ...peers,
      ]),
    ).toEqual([]);
  });
});
