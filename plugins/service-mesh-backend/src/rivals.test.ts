import { Entity } from '@backstage/catalog-model';
import {
  testCatalog,
  testEntity,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import request from 'supertest';
import { ORDER, start } from './__testUtils__/backend';

const NAMESPACE = 'mesh-configurator.io/namespace';

const rival = (
  annotations: Record<string, string>,
  options: { name?: string; spec?: Record<string, unknown> } = {},
) =>
  testEntity('Component', options.name ?? 'rival', {
    annotations,
    spec: { type: 'service', ...options.spec },
  });

/** The shop, in which `order` states no namespace. */
function catalogByTemplate(order: Record<string, unknown> = {}): Entity[] {
  return testCatalog().map(entity => {
    const { [NAMESPACE]: _, ...annotations } =
      entity.metadata.annotations ?? {};
    return entity.metadata.name === 'order'
      ? {
          ...entity,
          metadata: { ...entity.metadata, annotations },
          spec: { ...entity.spec, ...order } as Entity['spec'],
        }
      : entity;
  });
}

async function answer(...args: Parameters<typeof start>) {
  const { body } = await request(await start(...args)).get(ORDER);
  return body;
}

const shared = (text: string) => [
  {
    code: 'catalog/shared-identity',
    message: expect.stringContaining(text),
  },
];

describe('a component elsewhere in the catalog that claims the same identity', () => {
  it.each<[string, Record<string, string>]>([
    ['service account', { namespace: 'shop', 'service-account': 'order' }],
    ['Service', { namespace: 'shop', service: 'order' }],
    ['Pods', { namespace: 'shop', selector: 'app=order' }],
    ['Pods', { namespace: 'shop', selector: 'tier=web,app=order' }],
  ])('is found by its %s', async (what, annotations) => {
    const entities = [...testCatalog(), rival(annotations)];
    const { findings, redacted } = await answer({ entities });
    expect(findings).toMatchObject(shared('component:default/rival'));
    expect(findings).toMatchObject(shared(what));
    expect(redacted).toBe(false);
    const hidden = await answer({
      entities,
      hidden: ['component:default/rival'],
    });
    expect(hidden.findings).toMatchObject(shared(what));
    expect(hidden.redacted).toBe(false);
    expect(JSON.stringify(hidden)).not.toMatch(/rival(?!s)|tier/);
  });

  it.each<[string, string, Entity[]]>([
    [
      'both have it from the template',
      'shop',
      [...catalogByTemplate(), rival({ 'service-account': 'order' })],
    ],
    [
      'one states it and the other has it from the template',
      'shop',
      [
        ...catalogByTemplate(),
        rival({ namespace: 'shop', selector: 'app=order,tier=web' }),
      ],
    ],
    [
      'the other states it and this one has it from the template',
      '{system}',
      [
        ...testCatalog(),
        rival({ selector: 'app=order,tier=web' }, { spec: { system: 'shop' } }),
      ],
    ],
    [
      'the template gives both the same',
      '{system}',
      [
        ...catalogByTemplate({ system: 'shop' }),
        rival(
          { service: 'order' },
          { spec: { system: 'system:default/shop' } },
        ),
      ],
    ],
  ])('is found where %s', async (_, namespaceTemplate, entities) => {
    const config = { namespaceTemplate };
    expect((await answer({ entities, config })).findings).toMatchObject(
      shared('component:default/rival'),
    );
    const hidden = await answer({
      entities,
      config,
      hidden: ['component:default/rival'],
    });
    expect(hidden.findings).toMatchObject(shared('redacted-neighbour'));
    expect(JSON.stringify(hidden)).not.toMatch(/rival(?!s)|tier/);
  });

  it('keeps the service from being enforced', async () => {
    const alone = testCatalog({
      order: { 'policy.security.stage': 'enforce' },
    });
    const entities = [
      ...alone,
      rival({ namespace: 'shop', 'service-account': 'order' }),
    ];
    const stageOf = async (...args: Parameters<typeof start>) =>
      (await answer(...args)).stage;
    expect(await stageOf({ entities: alone })).toMatchObject({
      wanted: 'enforce',
      effective: 'enforce',
    });
    for (const hidden of [[], ['component:default/rival']]) {
      expect(await stageOf({ entities, hidden })).toMatchObject({
        wanted: 'enforce',
        effective: 'audit',
      });
    }
  });

  it('is found among the callers that the reader may not see, and stays anonymous', async () => {
    const { findings, redacted, ...body } = await answer({
      entities: testCatalog({ web: { 'service-account': 'order' } }),
      hidden: ['component:default/web'],
    });
    expect(redacted).toBe(true);
    expect(findings).toMatchObject(shared('redacted-neighbour'));
    expect(JSON.stringify([findings, body])).not.toMatch(/\bweb\b/);
  });
});

describe('no rival', () => {
  it.each<[string, Entity, Record<string, unknown>]>([
    [
      'only shares the namespace',
      rival({ namespace: 'shop', 'service-account': 'stranger' }),
      {},
    ],
    [
      'claims the name in another namespace',
      rival({ namespace: 'other', 'service-account': 'order' }),
      { namespaceTemplate: 'shop' },
    ],
    [
      'has no namespace',
      rival({ 'service-account': 'order', selector: 'app=order' }),
      {},
    ],
    [
      'is only assumed to have the name',
      testEntity('Component', 'order', {
        annotations: { namespace: 'shop' },
        spec: { type: 'service' },
      }),
      {},
    ],
  ])('is a component that %s', async (_, other, config) => {
    const twin: Entity = {
      ...other,
      metadata: { ...other.metadata, namespace: 'elsewhere' },
    };
    for (const hidden of [[], [`component:elsewhere/${twin.metadata.name}`]]) {
      const body = await answer({
        entities: [...testCatalog(), twin],
        hidden,
        config,
      });
      expect(body).toMatchObject({ redacted: false, findings: [] });
    }
  });
});
