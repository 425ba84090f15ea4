import { object } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { versionsBehindOneService } from './versionsBehindOneService';

const route = (...backends: string[]) =>
  object('HTTPRoute', 'orders', {
    parentRefs: [{ kind: 'Service', name: 'orders' }],
    rules: [{ backendRefs: backends.map(name => ({ name, port: 80 })) }],
  });

const subsets = object('DestinationRule', 'orders', {
  host: 'orders',
  subsets: [{ name: 'v1' }],
});

describe('ambient/versions-behind-one-service', () => {
  it('is silent about a Service for each', () => {
    expect(
      hits(versionsBehindOneService, [route('orders', 'orders-v2')]),
    ).toEqual([]);
  });

  it('finds one Service for two', () => {
    expect(
      hits(versionsBehindOneService, [route('orders', 'orders')]),
    ).toMatchObject([{ pointer: '/spec/rules/0/backendRefs/1' }]);
  });

  it('finds subsets that no route can name', () => {
    expect(
      hits(versionsBehindOneService, [route('orders'), subsets]),
    ).toMatchObject([{ pointer: '/spec/subsets' }]);
  });

  it('is silent about subsets that a VirtualService names', () => {
    const edge = object('VirtualService', 'edge', {
      hosts: ['shop.example.com'],
      gateways: ['public'],
      http: [{ route: [{ destination: { host: 'orders', subset: 'v1' } }] }],
    });
    expect(
      hits(versionsBehindOneService, [route('orders'), subsets, edge]),
    ).toEqual([]);
  });
});
