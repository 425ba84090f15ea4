import { object } from '../../testUtils/cluster';
import { clients, codesOf, everyHostOfShop } from '../../testUtils/mtls';
import { hits } from '../../testUtils/ruleContext';
import { mutualTlsDropped } from './mutualTlsDropped';

describe('security/mutual-tls-dropped', () => {
  const wide = clients('wide', everyHostOfShop, 'ISTIO_MUTUAL');

  it('finds a closer DestinationRule without TLS', () => {
    const close = clients('close', 'orders');
    expect(codesOf(mutualTlsDropped, [wide, close], false)).toEqual([
      ['KIA0204'],
    ]);
    expect(
      hits(mutualTlsDropped, [wide, close]).map(({ severity }) => severity),
    ).toEqual(['info']);
  });

  it.each([
    ['it repeats it', clients('close', 'orders', 'ISTIO_MUTUAL')],
    ['it says otherwise', clients('close', 'orders', 'DISABLE')],
    ['it is for another namespace', clients('close', 'orders.web')],
    ['it is a variant of the same object', clients('wide', 'orders')],
    [
      'it says so for a port',
      object('DestinationRule', 'close', {
        host: 'orders',
        trafficPolicy: {
          portLevelSettings: [
            { port: { number: 80 }, tls: { mode: 'ISTIO_MUTUAL' } },
          ],
        },
      }),
    ],
  ])('is silent where %s', (_, close) => {
    expect(codesOf(mutualTlsDropped, [wide, close], false)).toEqual([]);
  });
});
