import { Entity } from '@backstage/catalog-model';
import {
  testCatalog,
  testEntity,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { redact } from './redact';

const hide = (entities: Entity[], ...refs: string[]) =>
  redact(entities[1], entities, new Set(refs));

describe('redact', () => {
  it('changes nothing where nothing is hidden', () => {
    const entities = testCatalog();
    expect(hide(entities)).toEqual(entities);
  });

  it('replaces all hidden callers by one, so that their number does not show', () => {
    const entities = [
      ...testCatalog(),
      testEntity('Component', 'batch', { annotations: { namespace: 'jobs' } }),
    ];
    entities[3].relations!.push({
      type: 'apiConsumedBy',
      targetRef: 'component:default/batch',
    });
    const redacted = hide(
      entities,
      'component:default/web',
      'component:default/batch',
    );
    expect(JSON.stringify(redacted)).not.toMatch(/web|batch|jobs/);
    expect(redacted.map(entity => entity.metadata.name)).toEqual([
      'shop',
      'order',
      'order-api',
      'redacted',
    ]);
    // Only what every hidden caller states counts as stated.
    expect(redacted[3].metadata.annotations).toEqual({
      'mesh-configurator.io/namespace': 'redacted',
    });
  });

  it('keeps the policy of a hidden system, under no name', () => {
    const entities = testCatalog({
      system: { policy: 'resilience: { timeout: 9s }', namespace: 'x' },
    });
    const system = hide(entities, 'system:default/shop').at(-1);
    expect(system?.metadata).toEqual({
      name: 'redacted',
      namespace: 'default',
      annotations: {
        'mesh-configurator.io/namespace': 'redacted',
        'mesh-configurator.io/policy': 'resilience: { timeout: 9s }',
      },
    });
  });

  it('leaves out a hidden API of the subject with all its content', () => {
    const redacted = hide(testCatalog(), 'api:default/order-api');
    expect(JSON.stringify(redacted[1].relations)).not.toContain('order-api');
    expect(redacted.map(entity => entity.kind)).not.toContain('API');
  });
});
