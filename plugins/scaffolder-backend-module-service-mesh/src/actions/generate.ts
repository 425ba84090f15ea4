import {
  AuthService,
  DiscoveryService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { branchName } from '../pullRequest/branchName';
import { pullRequestBody } from '../pullRequest/body';
import { parseConfigLocation } from '../pullRequest/location';
import { pullRequestTitle } from '../pullRequest/title';
import { assertDeliverable } from './assertDeliverable';
import { examples } from './generate.examples';
import { requestConfig } from './requestConfig';
import { writeManifests } from './writeManifests';

/**
 * The action `service-mesh:generate`.
 *
 * @internal
 */
export function createGenerateAction(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  const { auth, discovery } = options;
  const client = new ServiceMeshClient({ discoveryApi: discovery });

  return createTemplateAction({
    id: 'service-mesh:generate',
    description:
      'Writes the mesh configuration of a service into the workspace and words a pull request for it',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({
            description:
              'Ref of the component, such as component:default/order',
          }),
        mesh: z =>
          z
            .string({
              description:
                'Mesh to write for, such as istio or linkerd; by default the mesh of the component',
            })
            .optional(),
        environment: z =>
          z
            .string({
              description:
                'Environment to write for; by default the environment named default',
            })
            .optional(),
        targetPath: z =>
          z
            .string({
              description:
                'Folder of the workspace to write into; by default the workspace itself',
            })
            .optional(),
      },
      output: {
        files: z =>
          z.array(z.string(), {
            description: 'Files written, relative to targetPath',
          }),
        title: z => z.string({ description: 'Title of the pull request' }),
        body: z =>
          z.string({ description: 'Body of the pull request in Markdown' }),
        branchName: z =>
          z.string({
            description:
              'Branch of the pull request; the same files give the same name',
          }),
        findingCount: z =>
          z.number({
            description: 'Number of findings about the configuration',
          }),
        configLocation: z =>
          z.string({
            description:
              'Folder that the catalog names for the files; empty where it names none',
          }),
        repoUrl: z =>
          z.string({
            description:
              'Repository of configLocation in the form host?owner=owner&repo=repo; empty where it is not of that form',
          }),
        repoBranch: z =>
          z.string({
            description:
              'Branch that configLocation names; empty where it names none',
          }),
        repoPath: z =>
          z.string({
            description:
              'Folder of configLocation in its repository; empty for the root or where it is not known',
          }),
      },
    },
    async handler(ctx) {
      const { entityRef, mesh, environment, targetPath = '.' } = ctx.input;
      const folder = resolveSafeChildPath(ctx.workspacePath, targetPath);

      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await ctx.getInitiatorCredentials(),
        targetPluginId: 'service-mesh',
      });
      const config = await requestConfig(
        client,
        entityRef,
        { mesh, environment },
        { token, signal: ctx.signal },
      );
      assertDeliverable(config);

      await writeManifests(folder, config.manifests);
      const files = config.manifests.map(manifest => manifest.file);
      files.forEach(file => ctx.logger.info(`Wrote ${file}`));
      config.findings.forEach(({ severity, code, message }) =>
        ctx.logger.warn(`${severity} ${code}: ${message}`),
      );

      const location = parseConfigLocation(config.configLocation);
      ctx.output('files', files);
      ctx.output('title', pullRequestTitle(config));
      ctx.output('body', pullRequestBody(config));
      ctx.output('branchName', branchName(config));
      ctx.output('findingCount', config.findings.length);
      ctx.output('configLocation', config.configLocation ?? '');
      ctx.output('repoUrl', location?.repoUrl ?? '');
      ctx.output('repoBranch', location?.branch ?? '');
      ctx.output('repoPath', location?.path ?? '');
    },
  });
}
