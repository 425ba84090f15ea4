import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { explainPointer } from '.';

const built: Origin = { source: 'default', rule: '30 s', value: '30s' };
const system: Origin = {
  source: 'annotation',
  entityRef: 'system:default/shop',
  value: '10s',
};
const component: Origin = {
  source: 'annotation',
  entityRef: 'component:default/order',
  overrode: [system, built],
};
const versions: Origin = { source: 'config', pointer: '/serviceMesh' };

const manifest = {
  object: {
    apiVersion: 'example.com/v1',
    kind: 'Route',
    metadata: {
      name: 'order',
      labels: {
        'app.kubernetes.io/managed-by': 'mesh-configurator',
        'app.kubernetes.io/part-of': 'shop',
      },
      annotations: {
        'mesh-configurator.io/entity': 'component:default/order',
        'mesh-configurator.io/content-hash': '0',
      },
    },
    spec: {
      kind: 'HTTP',
      rules: [{ timeout: '5s', path: { type: 'Exact' }, to: { v1: 90 } }],
    },
  },
  origins: {
    '/spec/rules/0/timeout': component,
    '/spec/rules/0/to': versions,
  },
};

const explain = (pointer: string) => explainPointer(manifest, pointer);

describe('explainPointer', () => {
  it('follows a value down to the built-in default', () => {
    const { overrode: _, ...own } = component;
    expect(explain('/spec/rules/0/timeout')).toEqual({
      value: '5s',
      chain: [own, system, built],
      then: 'overrides',
    });
  });

  it('gives a value inside another one the origin of that', () => {
    expect(explain('/spec/rules/0/to/v1')).toMatchObject({
      value: 90,
      chain: [versions],
    });
  });

  it('says what a map or list is made of', () => {
    expect(explain('/spec/rules').chain.slice(1)).toEqual([
      expect.objectContaining({ entityRef: 'component:default/order' }),
      versions,
    ]);
  });

  it.each(['/spec/rules/0/path/type', '/spec/kind'])(
    'says of %s, which nothing set, what it stands with',
    pointer => {
      const { chain, then } = explain(pointer);
      expect(then).toBe('with');
      expect(chain).toEqual([
        expect.objectContaining({ rule: expect.stringMatching(/form/) }),
        expect.objectContaining({ entityRef: 'component:default/order' }),
        versions,
      ]);
    },
  );

  it.each([
    ['/kind', { rule: 'every rendered Route has this kind' }],
    [
      '/metadata/labels/app.kubernetes.io~1managed-by',
      { rule: expect.stringMatching(/owned by/) },
    ],
    [
      '/metadata/labels/app.kubernetes.io~1part-of',
      { entityRef: 'component:default/order', pointer: '/spec/system' },
    ],
    [
      '/metadata/annotations/mesh-configurator.io~1entity',
      { entityRef: 'component:default/order' },
    ],
    [
      '/metadata/annotations/mesh-configurator.io~1content-hash',
      { rule: expect.stringMatching(/hash/) },
    ],
  ])('knows why %s stands there', (pointer, expected) => {
    expect(explain(pointer).chain).toEqual([expect.objectContaining(expected)]);
  });

  it('explains the whole', () => {
    expect(explain('').chain.length).toBeGreaterThan(1);
  });

  it.each([
    ['/spec/rules/0/timeuot', /did you mean '\/spec\/rules\/0\/timeout'/],
    ['/spec/rules/7', /there are: 0/],
    ['/spec/kind/deeper', /there are: none/],
    ['/spec/rules/0/__proto__', /Nothing stands/],
    ['spec', /no JSON pointer/],
  ])('refuses %s and says what is near', (pointer, message) => {
    expect(() => explain(pointer)).toThrow(message);
  });
});
