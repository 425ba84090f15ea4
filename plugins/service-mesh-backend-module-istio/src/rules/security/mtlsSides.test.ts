import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  ambientNamespace,
  object,
  pod,
  service,
} from '../../testUtils/cluster';
import { hits } from '../../testUtils/ruleContext';
import { clientsWithoutStrict } from './clientsWithoutStrict';
import { mutualTlsDropped } from './mutualTlsDropped';
import { mutualToDisabled } from './mutualToDisabled';
import { plaintextToStrict } from './plaintextToStrict';
import { strictWithoutClients } from './strictWithoutClients';

const peer = (name: string, mode: string, rest: object = {}) =>
  object('PeerAuthentication', name, { mtls: { mode }, ...rest });

const clients = (name: string, host: string, mode?: string) =>
  object('DestinationRule', name, {
    host,
    trafficPolicy: mode
      ? { tls: { mode } }
      : { loadBalancer: { simple: 'ROUND_ROBIN' } },
  });

const shop = '*.shop.svc.cluster.local';
const orders = { selector: { matchLabels: { app: 'orders' } } };

function codes(
  rule: Rule,
  objects: KubernetesObject[],
  enableAutoMtls = true,
): (readonly string[] | undefined)[] {
  return hits(rule, objects, undefined, {
    meshConfig: { enableAutoMtls },
    closedWorld: true,
  }).map(({ equivalents = rule.equivalents }) => equivalents);
}

describe('security/plaintext-to-strict', () => {
  it.each([
    ['a namespace', shop, 'default', [['KIA0207']]],
    ['a namespace under a mesh', shop, 'istio-system/default', [['KIA0208']]],
    ['the mesh', '*.local', 'istio-system/default', [['KIA0208']]],
    ['a Service', 'orders', 'default', [[]]],
  ])('finds plaintext to %s', (_, host, name, expected) => {
    expect(
      codes(plaintextToStrict, [
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
      codes(plaintextToStrict, [clients('a', shop, 'DISABLE'), ...peers]),
    ).toEqual([]);
  });
});

describe('security/mutual-tls-to-disabled', () => {
  it.each([
    ['a namespace', peer('default', 'DISABLE'), shop, [['KIA0505']]],
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
      codes(mutualToDisabled, [
        service('orders'),
        disabled,
        clients('a', host, 'ISTIO_MUTUAL'),
      ]),
    ).toEqual(expected);
  });

  it('is silent where the namespace has plaintext in a mesh without', () => {
    expect(
      codes(mutualToDisabled, [
        peer('default', 'DISABLE'),
        clients('a', shop, 'DISABLE'),
        clients('b', '*.local', 'ISTIO_MUTUAL'),
      ]),
    ).toEqual([]);
  });

  it('is silent in ambient', () => {
    expect(
      codes(mutualToDisabled, [
        ambientNamespace(),
        peer('default', 'DISABLE'),
        clients('a', shop, 'ISTIO_MUTUAL'),
      ]),
    ).toEqual([]);
  });
});

describe('security/strict-without-clients', () => {
  it.each([
    ['a namespace', 'default', [['KIA0501']]],
    ['the mesh', 'istio-system/default', [['KIA0401']]],
  ])('finds that nothing serves a strict %s', (_, name, expected) => {
    expect(codes(strictWithoutClients, [peer(name, 'STRICT')], false)).toEqual(
      expected,
    );
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
      [clients('a', shop, 'ISTIO_MUTUAL')],
    ],
  ])('is silent where %s', (_, auto, objects) => {
    expect(
      codes(strictWithoutClients, [peer('d', 'STRICT'), ...objects], auto),
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

describe('security/clients-without-peer-authentication', () => {
  it.each([
    ['a namespace', shop, [['KIA0206']]],
    ['the mesh', '*.local', [['KIA0205']]],
    ['a Service', 'orders', []],
  ])('looks at DestinationRules for %s', (_, host, expected) => {
    const rules = [clients('a', host, 'ISTIO_MUTUAL')];
    expect(codes(clientsWithoutStrict, rules, false)).toEqual(expected);
    expect(codes(clientsWithoutStrict, rules, true)).toEqual([]);
    expect(
      codes(
        clientsWithoutStrict,
        [...rules, peer('istio-system/d', 'STRICT')],
        false,
      ),
    ).toEqual([]);
  });
});

describe('security/mutual-tls-dropped', () => {
  const wide = clients('wide', shop, 'ISTIO_MUTUAL');

  it('finds a closer DestinationRule without TLS', () => {
    const close = clients('close', 'orders');
    expect(codes(mutualTlsDropped, [wide, close], false)).toEqual([
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
    expect(codes(mutualTlsDropped, [wide, close], false)).toEqual([]);
  });
});
