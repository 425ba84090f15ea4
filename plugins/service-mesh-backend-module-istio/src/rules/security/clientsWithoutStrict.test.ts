import { clients, codesOf, everyHostOfShop, peer } from '../../testUtils/mtls';
import { clientsWithoutStrict } from './clientsWithoutStrict';

describe('security/clients-without-peer-authentication', () => {
  it.each([
    ['a namespace', everyHostOfShop, [['KIA0206']]],
    ['the mesh', '*.local', [['KIA0205']]],
    ['a Service', 'orders', []],
  ])('looks at DestinationRules for %s', (_, host, expected) => {
    const rules = [clients('a', host, 'ISTIO_MUTUAL')];
    expect(codesOf(clientsWithoutStrict, rules, false)).toEqual(expected);
    expect(codesOf(clientsWithoutStrict, rules, true)).toEqual([]);
    expect(
      codesOf(
        clientsWithoutStrict,
        [...rules, peer('istio-system/d', 'STRICT')],
        false,
      ),
    ).toEqual([]);
  });
});
