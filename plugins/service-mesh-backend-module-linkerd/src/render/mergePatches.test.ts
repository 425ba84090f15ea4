import { ManifestDraft } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { mergePatches } from './mergePatches';

const patch = (overrides: Partial<ManifestDraft>): ManifestDraft => ({
  apiVersion: 'v1',
  kind: 'Service',
  name: 'order',
  body: {},
  role: 'patch',
  phase: 0,
  ...overrides,
});

describe('patches of one object', () => {
  it('become one, applied with the last of them', () => {
    expect(
      mergePatches([
        patch({ annotations: { a: '1' }, body: { spec: { x: { a: 1 } } } }),
        patch({ kind: 'Namespace' }),
        patch({
          annotations: { b: '2' },
          body: { spec: { x: { b: 2 } } },
          phase: 1,
        }),
      ]),
    ).toEqual([
      patch({
        annotations: { a: '1', b: '2' },
        body: { spec: { x: { a: 1, b: 2 } } },
        phase: 1,
      }),
      patch({ kind: 'Namespace' }),
    ]);
  });

  it('are not mixed with an object of our own', () => {
    const both = [patch({}), patch({ role: 'own' })];
    expect(mergePatches(both)).toEqual(both);
  });
});
