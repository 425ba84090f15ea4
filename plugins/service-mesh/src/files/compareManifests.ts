import {
  manifestMarks,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What became of one object from one configuration to another.
 *
 * @internal
 */
export interface ManifestChange {
  kind: string;
  name: string;
  role: RenderedManifest['role'];
  status: 'added' | 'removed' | 'changed' | 'same';
  /** Texts without the hash of the content, which differs wherever anything does; empty where there is no such object. */
  before: string;
  after: string;
}

const identity = ({ object, role }: RenderedManifest) =>
  JSON.stringify([role, object.apiVersion, object.kind, object.metadata.name]);

const textOf = (manifest: RenderedManifest | undefined) =>
  (manifest?.yaml ?? '')
    .split('\n')
    .filter(line => !line.includes(`${manifestMarks.contentHash}:`))
    .join('\n');

function statusOf(before: string, after: string): ManifestChange['status'] {
  if (!before) {
    return 'added';
  }
  if (!after) {
    return 'removed';
  }
  return before === after ? 'same' : 'changed';
}

/**
 * Compares the objects of two configurations by kind and name, whatever the folders are.
 *
 * @internal
 */
export function compareManifests(
  before: readonly RenderedManifest[],
  after: readonly RenderedManifest[],
): ManifestChange[] {
  const older = new Map(before.map(m => [identity(m), m]));
  const newer = new Map(after.map(m => [identity(m), m]));
  return [...new Set([...older.keys(), ...newer.keys()])].map(id => {
    const { object, role } = newer.get(id) ?? older.get(id)!;
    const texts = {
      before: textOf(older.get(id)),
      after: textOf(newer.get(id)),
    };
    return {
      kind: object.kind,
      name: object.metadata.name,
      role,
      status: statusOf(texts.before, texts.after),
      ...texts,
    };
  });
}
