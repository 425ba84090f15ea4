import { ambientNamespace, service } from '../../testUtils/objects';
import { clients, codesOf, everyHostOfShop, peer } from '../../testUtils/mtls';
import { mutualToDisabled } from './mutualToDisabled';

const orders = { selector: { matchLabels: { app: 'orders' } } };

describe('security/mutual-tls-to-disabled', () => {
  it.each([
    ['a namespace', peer('default', 'DISABLE'), everyHostOfShop, [['KIA0505']]],
    [
      'a namespace, by the mesh',
      peer('d', 'DISABLE'),
      '*.local',
      [['KIA0505']],
    ],
    ['the mesh', peer('istio-system/d', 'DISABLE'), '*.local', [['KIA0506']]],
    ['a workload', peer('orders', 'DISABLE', orders), 'orders', [[]]],
  ])('finds mutual TLS to %s', (_, disabled, host, expected) => {
    expect(
      codesOf(mutualToDisabled, [
        service('orders'),
        disabled,
        clients('a', host, 'ISTIO_MUTUAL'),
      ]),
    ).toEqual(expected);
  });

  it('is silent where the namespace has plaintext in a mesh without', () => {
    expect(
      codesOf(mutualToDisabled, [
        peer('default', 'DISABLE'),
        clients('a', everyHostOfShop, 'DISABLE'),
        clients('b', '*.local', 'ISTIO_MUTUAL'),
      ]),
    ).toEqual([]);
  });

  it('is silent in ambient', () => {
    expect(
      codesOf(mutualToDisabled, [
        ambientNamespace(),
        peer('default', 'DISABLE'),
        clients('a', everyHostOfShop, 'ISTIO_MUTUAL'),
      ]),
    ).toEqual([]);
  });
});
