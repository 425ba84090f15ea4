import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import fc from 'fast-check';
import { contextOf, documentOf, shopService } from './__testUtils__/shop';
import { documentsAbout } from './serviceDocuments';

const object = (
  kind: string,
  name: string,
  spec: JsonObject = {},
  namespace: string | undefined = 'shop',
): KubernetesObject => ({
  apiVersion: kind === 'Service' ? 'v1' : 'test.example/v1',
  kind,
  metadata: { name, ...(namespace ? { namespace } : {}) },
  spec,
});

function namesAbout(...objects: KubernetesObject[]) {
  const orders = shopService('orders');
  const context = contextOf(
    objects.map(each => documentOf(each)),
    [orders],
  );
  const { own, relevant } = documentsAbout(context, orders);
  const names = (documents: typeof own) =>
    documents.map(({ object: { metadata } }) => metadata.name).sort();
  return { own: names(own), relevant: names(relevant) };
}

describe('documentsAbout', () => {
  it('knows a service by the host of its Service, however it is written', () => {
    expect(
      namesAbout(
        object('Service', 'orders'),
        object('Route', 'a', { hosts: ['orders'] }),
        object('Route', 'b', { hosts: ['orders.shop.svc.cluster.local'] }, 'x'),
        object('Rule', 'c', { host: 'orders.shop' }, 'x'),
        object('Route', 'd', {
          parentRefs: [{ kind: 'Service', name: 'orders' }],
        }),
        object('Profile', 'orders.shop.svc.cluster.local', {}, 'x'),
        object('Route', 'not-it', { hosts: ['basket', 'orders.example.com'] }),
        object('Route', 'elsewhere', { hosts: ['orders'] }, 'x'),
      ).own,
    ).toEqual(['a', 'b', 'c', 'd', 'orders', 'orders.shop.svc.cluster.local']);
  });

  it('knows it by the labels of its Pods', () => {
    const labels = { app: 'orders' };
    expect(
      namesAbout(
        object('Deployment', 'a', {
          selector: { matchLabels: labels },
          template: { metadata: { labels: { ...labels, version: 'v1' } } },
        }),
        object('Policy', 'b', { selector: { matchLabels: labels } }),
        object('Server', 'c', { podSelector: { matchLabels: labels } }),
        object('Scope', 'd', { workloadSelector: { labels } }),
        object('Policy', 'not-it', {
          selector: { matchLabels: { app: 'web' } },
        }),
        object('Policy', 'x', { selector: { matchLabels: labels } }, 'x'),
      ).own,
    ).toEqual(['a', 'b', 'c', 'd']);
  });

  it('follows what is attached, and what that requires', () => {
    const { own, relevant } = namesAbout(
      object('Server', 'gate', {
        podSelector: { matchLabels: { app: 'orders' } },
      }),
      object('Policy', 'callers', {
        targetRef: { kind: 'Server', name: 'gate' },
        requiredAuthenticationRefs: [{ kind: 'Identity', name: 'web' }],
      }),
      object('Identity', 'web'),
      object('Identity', 'others'),
      object('Policy', 'not-it', {
        targetRef: { kind: 'Server', name: 'other' },
        requiredAuthenticationRefs: [{ kind: 'Identity', name: 'others' }],
      }),
    );
    expect(own).toEqual(['callers', 'gate', 'web']);
    expect(relevant).toEqual(['callers', 'gate', 'web']);
  });

  it('takes what holds for the namespace or the mesh along', () => {
    expect(
      namesAbout(
        object('Policy', 'own', { selector: { app: 'orders' } }),
        object('Policy', 'namespace'),
        object('Policy', 'mesh', {}, 'platform'),
        object('Namespace', 'cluster', {}, ''),
      ),
    ).toEqual({
      own: ['own'],
      relevant: ['cluster', 'mesh', 'namespace', 'own'],
    });
  });

  it('survives objects of any shape', () => {
    const key = fc.constantFrom(
      'hosts',
      'host',
      'selector',
      'matchLabels',
      'parentRefs',
      'targetRef',
      'kind',
      'name',
      'namespace',
      'template',
      'requiredAuthenticationRefs',
    );
    const { node } = fc.letrec(tie => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, 1, 'orders', true),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(key, tie('node'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), specs => {
        expect(() =>
          namesAbout(
            ...specs.map(spec => object('Thing', 'orders', spec as JsonObject)),
          ),
        ).not.toThrow();
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('costs each service only what is about it', () => {
    const count = 3_000;
    const services = Array.from({ length: count }, (_, i) =>
      shopService(`s${i}`),
    );
    const documents = services.map((_, i) =>
      documentOf(
        object('Policy', `s${i}`, {
          selector: { matchLabels: { app: `s${i}`, 'part-of': 'shop' } },
        }),
      ),
    );
    for (const { input } of services) {
      input.service.workload.selector.value['part-of'] = 'shop';
    }
    const context = contextOf(documents, services);
    const started = performance.now();
    for (const service of services) {
      expect(documentsAbout(context, service).own).toHaveLength(1);
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
