import { clients, codesOf, everyHostOfShop, peer } from '../../testUtils/mtls';
import { hits } from '../../testUtils/ruleContext';
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

  it.each([
    ['*.local', [], false],
    ['*.local', ['istio-system/d'], true],
    [everyHostOfShop, ['istio-system/d'], false],
    [everyHostOfShop, ['istio-system/d', 'd'], true],
  ])('decides for %s beside %j: %j', (host, names, isDecided) => {
    const [hit] = hits(
      clientsWithoutStrict,
      [
        clients('a', host, 'ISTIO_MUTUAL'),
        ...names.map(name => peer(name, 'DISABLE')),
      ],
      undefined,
      { meshConfig: { enableAutoMtls: false } },
    );
    expect(hit.undecided === undefined).toBe(isDecided);
  });
});
