import { posix } from 'node:path';
import { PreviewedConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { code } from './markdown';

/** Most folders and namespaces that are told one by one. */
const MAX_TOLD = 10;

/** What looks at a namespace of a running mesh, by provider. */
const commands: Readonly<Record<string, (namespace: string) => string[]>> = {
  istio: namespace => [
    `istioctl analyze -n ${namespace}`,
    `istioctl proxy-status | grep ${namespace}`,
  ],
  linkerd: namespace => [
    `linkerd check --proxy -n ${namespace}`,
    `linkerd viz authz -n ${namespace} deploy`,
  ],
};

const inSteps = (lines: readonly string[], what: string) => [
  ...lines.slice(0, MAX_TOLD),
  ...(lines.length > MAX_TOLD
    ? [`- … and ${lines.length - MAX_TOLD} ${what} more.`]
    : []),
];

function onCluster(configs: readonly PreviewedConfig[]): string[] {
  const [{ target }] = configs;
  const namespaces = new Set(
    configs.flatMap(({ service }) => service.namespace.value ?? []),
  );
  const told = Object.hasOwn(commands, target.provider)
    ? commands[target.provider]
    : () => [];
  return [...namespaces].flatMap(namespace =>
    told(namespace).map(
      command => `- After the merge, on the cluster: ${code(command)}`,
    ),
  );
}

/**
 * Says how to check the files before merging and on a cluster, as a Markdown list.
 *
 * @internal
 */
export function howToVerify(configs: readonly PreviewedConfig[]): string {
  const manifests = configs.flatMap(config => config.manifests);
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
    ...inSteps(dryRuns, 'folders'),
    ...(patches || []),
    ...inSteps(onCluster(configs), 'commands'),
  ].join('\n');
}
