import { posix } from 'node:path';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { code } from './markdown';

/**
 * Says how to check the files before merging, as a Markdown list.
 *
 * @internal
 */
export function howToVerify({ manifests }: ServiceConfig): string {
  const own = manifests.filter(manifest => manifest.role === 'own');
  const folders = [...new Set(own.map(({ file }) => posix.dirname(file)))];
  const dryRuns = folders.map(
    folder =>
      `- In the folder that holds these files, let the API server check them without applying: ${code(
        `kubectl apply --dry-run=server -f ${folder}`,
      )}`,
  );
  const patches = own.length < manifests.length && [
    '- Files in a folder `patches` hold only the fields to change: add them to a kustomization, never apply them alone.',
  ];
  return [
    '- Compare with the Service Mesh tab of the component, which shows the same files.',
    ...dryRuns,
    ...(patches || []),
  ].join('\n');
}
