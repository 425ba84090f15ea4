import { namespace, object, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { policyHostNotFound } from './policyHostNotFound';

const onHost = (host: string) =>
  policyWithRule({ to: [{ operation: { hosts: [host] } }] });

const registryOnly = { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } };

const inventory = [namespace('web'), service('orders'), service('web/front')];

describe('reference/policy-host-not-found', () => {
  it.each([
    'orders',
    'front.web',
    '*',
    '*.shop',
    'orders:8080',
    'example.com',
    'nothing.shop.svc.cluster.local',
  ])('is silent about %s', host => {
    expect(hits(policyHostNotFound, [...inventory, onHost(host)])).toEqual([]);
  });

  it('knows hosts of VirtualServices', () => {
    const routed = object('VirtualService', 'public', { hosts: ['public'] });
    expect(
      hits(policyHostNotFound, [...inventory, routed, onHost('public')]),
    ).toEqual([]);
  });

  it.each(['order', 'front.shop', 'back.web'])('finds %s', host => {
    const objects = [...inventory, onHost(host)];
    expect(hits(policyHostNotFound, objects)).toMatchObject([
      {
        pointer: '/spec/rules/0/to/0/operation/hosts/0',
        severity: 'warning',
      },
    ]);
    const [strict] = hits(policyHostNotFound, objects, undefined, {
      meshConfig: registryOnly,
    });
    expect(strict.severity).toBeUndefined();
  });

  it('is undecided where the Services are not known', () => {
    expect(hits(policyHostNotFound, [onHost('order')])).toMatchObject([
      { undecided: 'needs the Services of the namespace' },
    ]);
  });
});
