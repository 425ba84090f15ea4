import {
  AuthService,
  DiscoveryService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { branchName } from '../pullRequest/branchName';
import { pullRequestBody } from '../pullRequest/body';
import { pullRequestTitle } from '../pullRequest/title';
import { chooseLocation } from '../repository/chooseLocation';
import { deliverAll } from '../services/deliverAll';
import { reviewersOf } from '../services/owners';
import { withNamespaces } from '../services/withNamespaces';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './generate.examples';
import { deliveryInputs } from './inputs';
import { plain } from './plain';

/**
 * The action `service-mesh:generate`.
 *
 * @internal
 */
export function createGenerateAction(options: {
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
  integrations: ScmIntegrationRegistry;
}) {
  const { auth, catalog, discovery, integrations } = options;
  const client = new ServiceMeshClient({ discoveryApi: discovery });

  return createTemplateAction({
    id: 'service-mesh:generate',
    description:
      'Writes the mesh configuration of a service, or of all services of a system, into the workspace and words a pull request for it',
    examples,
    supportsDryRun: true,
    schema: {
      input: deliveryInputs,
      output: {
        files: z =>
          z.array(z.string(), {
            description: 'Files written, relative to sourcePath',
          }),
        sourcePath: z =>
          z.string({
            description: 'Folder of the workspace that holds the files',
          }),
        environmentFolders: z =>
          z.array(z.string(), {
            description:
              'Folders in it, one for each environment, which is a cluster of its own to whatever checks files',
          }),
        title: z => z.string({ description: 'Title of the pull request' }),
        body: z =>
          z.string({ description: 'Body of the pull request in Markdown' }),
        branchName: z =>
          z.string({
            description:
              'Branch of the pull request, named by the services: a later run has the same one. service-mesh:clone makes one for the files of it',
          }),
        findings: z =>
          z.array(z.record(z.any()), {
            description: 'Findings about the configuration',
          }),
        findingCount: z => z.number({ description: 'Number of findings' }),
        losses: z =>
          z.array(z.record(z.any()), {
            description: 'Settings that the mesh cannot express',
          }),
        owners: z => z.array(z.string(), { description: 'Refs of the owners' }),
        reviewers: z =>
          z.array(z.string(), {
            description:
              'Logins of owners at GitHub, where the catalog knows them',
          }),
        teamReviewers: z =>
          z.array(z.string(), {
            description:
              'Teams of owners at GitHub, where the catalog knows them',
          }),
        configLocation: z =>
          z.string({
            description:
              'Folder that the catalog names for the files; empty where it names none',
          }),
        scm: z =>
          z.string({
            description:
              'Kind of the repository: azure, bitbucketCloud, bitbucketServer, gerrit, gitea, github or gitlab; empty where there is none to open a pull request at',
          }),
        repoUrl: z =>
          z.string({
            description:
              'Repository to deliver to, as scaffolder actions take it; empty where there is none',
          }),
        repoBranch: z =>
          z.string({
            description: 'Branch to deliver to; empty for the default branch',
          }),
        repoPath: z =>
          z.string({
            description: 'Folder to deliver to; empty for the root',
          }),
      },
    },
    async handler(ctx) {
      const { targetPath, ...input } = ctx.input;
      // Refused before anything is asked for.
      resolveSafeChildPath(ctx.workspacePath, targetPath ?? '.');
      const credentials = await ctx.getInitiatorCredentials();
      const deliveries = await deliverAll(input, {
        auth,
        catalog,
        client,
        credentials,
        signal: ctx.signal,
      });
      const location = chooseLocation(deliveries, input, integrations);
      const sourcePath = targetPath ?? (location?.path || '.');

      await writeFiles(
        resolveSafeChildPath(ctx.workspacePath, sourcePath),
        deliveries.flatMap(({ files }) => files),
      );
      const configs = withNamespaces(deliveries);
      const files = [
        ...new Set(deliveries.flatMap(each => each.files).map(f => f.file)),
      ];
      const findings = configs.flatMap(config => config.findings);
      files.forEach(file => ctx.logger.info(`Wrote ${file}`));
      findings.forEach(({ severity, code, message }) =>
        ctx.logger.warn(`${severity} ${code}: ${message}`),
      );

      const owners = [
        ...new Set(configs.flatMap(({ service }) => service.owner ?? [])),
      ].sort();
      const { users, teams } = await reviewersOf(owners, {
        catalog,
        credentials,
      });
      ctx.output('files', files);
      ctx.output('sourcePath', sourcePath);
      ctx.output('environmentFolders', [
        ...new Set(deliveries.map(({ folder }) => folder.split('/')[0])),
      ]);
      ctx.output('title', pullRequestTitle(deliveries));
      ctx.output('body', pullRequestBody(configs));
      ctx.output('branchName', branchName(deliveries));
      ctx.output('findings', plain(findings));
      ctx.output('findingCount', findings.length);
      ctx.output('losses', plain(configs.flatMap(({ losses }) => losses)));
      ctx.output('owners', owners);
      ctx.output('reviewers', users);
      ctx.output('teamReviewers', teams);
      ctx.output('configLocation', configs[0].configLocation ?? '');
      ctx.output('scm', location?.scm ?? '');
      ctx.output('repoUrl', location?.repoUrl ?? '');
      ctx.output('repoBranch', location?.branch ?? '');
      ctx.output('repoPath', location?.path ?? '');
    },
  });
}
