import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshProvider } from '../../provider';
import { runRules } from '../runRules';
import { documentOf, found, shopService } from './__testUtils__/shop';
import { noOwner } from './noOwner';

const rule = noOwner([
  { groups: ['test.example'] } as Partial<MeshProvider> as MeshProvider,
]);

const gate = (spec: JsonObject, metadata: object = {}, kind = 'Gate') =>
  documentOf({
    apiVersion: 'test.example/v1',
    kind,
    metadata: { name: 'door', namespace: 'shop', ...metadata },
    spec,
  });

const findings = (...documents: ReturnType<typeof gate>[]) =>
  found(rule, documents, [shopService('orders')]);

describe('noOwner', () => {
  it.each([
    ['names', { host: 'old-orders' }],
    ['selects', { selector: { matchLabels: { app: 'old-orders' } } }],
  ])('finds what %s a service that nobody has', (_, spec) => {
    expect(findings(gate(spec))).toEqual([
      expect.stringMatching(/^warning: Gate 'door' .* is about none of them/),
    ]);
  });

  it.each([
    ['is about a service of the catalog', gate({ host: 'orders' })],
    [
      'names its entity',
      gate(
        { host: 'old-orders' },
        { annotations: { 'mesh-configurator.io/entity': 'component:a/b' } },
      ),
    ],
    [
      'has a label of Backstage',
      gate(
        { host: 'old-orders' },
        { labels: { 'backstage.io/kubernetes-id': 'orders' } },
      ),
    ],
    ['is about all of its namespace', gate({ mode: 'STRICT' })],
    ['is a Gateway', gate({ host: 'old-orders' }, {}, 'Gateway')],
    [
      'stands where no service is',
      gate({ host: 'old-orders' }, { namespace: 'ops' }),
    ],
  ])('is content with what %s', (_, document) => {
    expect(findings(document)).toEqual([]);
  });

  it('is silent where only some services of the catalog are known', () => {
    const catalog = {
      services: [shopService('orders')],
      identities: {},
      isExcerpt: true,
    };
    expect(
      runRules([rule], [gate({ host: 'old-orders' })], { catalog }),
    ).toEqual([]);
  });

  it('is silent without a catalog', () => {
    expect(found(rule, [gate({ host: 'old-orders' })], [])).toEqual([]);
  });
});
