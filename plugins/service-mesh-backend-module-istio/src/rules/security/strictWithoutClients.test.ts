import { pod } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { clients, codesOf, everyHostOfShop, peer } from '../../testUtils/mtls';
import { strictWithoutClients } from './strictWithoutClients';

describe('security/strict-without-clients', () => {
  it.each([
    ['a namespace', 'default', [['KIA0501']]],
    ['the mesh', 'istio-system/default', [['KIA0401']]],
  ])('finds that nothing serves a strict %s', (_, name, expected) => {
    expect(
      codesOf(strictWithoutClients, [peer(name, 'STRICT')], false),
    ).toEqual(expected);
  });

  it.each([
    ['auto mTLS is on', true, []],
    [
      'clients of the mesh use it',
      false,
      [clients('a', '*.local', 'ISTIO_MUTUAL')],
    ],
    [
      'clients of the namespace use it',
      false,
      [clients('a', everyHostOfShop, 'ISTIO_MUTUAL')],
    ],
  ])('is silent where %s', (_, auto, objects) => {
    expect(
      codesOf(strictWithoutClients, [peer('d', 'STRICT'), ...objects], auto),
    ).toEqual([]);
  });

  it('is undecided where what runs is not known', () => {
    const facts = { meshConfig: { enableAutoMtls: false } };
    expect(
      hits(strictWithoutClients, [peer('d', 'STRICT')], undefined, facts),
    ).toMatchObject([{ undecided: expect.any(String) }]);
    expect(
      hits(
        strictWithoutClients,
        [peer('d', 'STRICT'), pod('orders')],
        undefined,
        facts,
      )[0].undecided,
    ).toBeUndefined();
  });
});
