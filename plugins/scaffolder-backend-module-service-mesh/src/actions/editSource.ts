import { createHash } from 'node:crypto';
import {
  AuthService,
  DiscoveryService,
  resolveSafeChildPath,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parseEntityName } from '../services/entityName';
import { deliverChange, filesOf, summaryOf } from '../services/deliverChange';
import { explainRefusal } from '../services/explainRefusal';
import { changeBody } from '../source/changeBody';
import { readChange } from '../source/readChange';
import { editSources } from '../source/sourceFiles';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './editSource.examples';

/** What a setting does not take, and what nobody below may set: neither would come true. */
const refused = ['policy/invalid-value', 'policy/locked'];

const isRefusal = (error: unknown) =>
  isError(error) && ['InputError', 'NotAllowedError'].includes(error.name);

/**
 * The action `service-mesh:edit-source`.
 *
 * @internal
 */
export function createEditSourceAction(options: {
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
  integrations: ScmIntegrationRegistry;
  urlReader: UrlReaderService;
}) {
  const { auth, catalog, discovery, integrations, urlReader } = options;
  const client = new ServiceMeshClient({ discoveryApi: discovery });

  return createTemplateAction({
    id: 'service-mesh:edit-source',
    description:
      'Changes settings of a service where the catalog has them written down: edits the file of the entity or of its API definition, comments kept, brings the files of the configuration along where the same repository holds them, and words a pull request for it',
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
            .string({ description: 'Mesh to tell the consequences for' })
            .optional(),
        environment: z =>
          z
            .string({
              description:
                'Environment that the settings are for; by default all',
            })
            .optional(),
        changes: z =>
          z.array(
            z.object({
              leaf: z.string({
                description: 'Setting, such as resilience.timeout',
              }),
              value: z.any({
                description:
                  'Its value, such as 5s; a text is read as YAML, as in an annotation',
              }),
              operation: z
                .string({ description: 'Id of the operation it is for' })
                .optional(),
            }),
            { description: 'Settings to change' },
          ),
        targetPath: z =>
          z
            .string({
              description:
                'Folder of the workspace that mirrors the repository; by default the workspace itself',
            })
            .optional(),
        token: z =>
          z
            .string({
              description:
                'Token to read the repository with; by default that of app-config integrations',
            })
            .optional(),
      },
      output: {
        files: z =>
          z.array(z.string(), {
            description:
              'Files edited, and those of the configuration that come along, relative to the repository',
          }),
        withConfiguration: z =>
          z.boolean({
            description:
              'Whether the files of the configuration come along, since the same repository holds them',
          }),
        title: z => z.string({ description: 'Title of the pull request' }),
        body: z =>
          z.string({ description: 'Body of the pull request in Markdown' }),
        branchName: z =>
          z.string({ description: 'Branch of the pull request' }),
        scm: z =>
          z.string({
            description:
              'Kind of the repository: azure, bitbucketCloud, bitbucketServer, gerrit, gitea, github or gitlab',
          }),
        repoUrl: z =>
          z.string({
            description: 'The repository, as scaffolder actions take it',
          }),
        repoBranch: z =>
          z.string({
            description: 'Its branch; empty for the default branch',
          }),
      },
    },
    async handler(ctx) {
      const {
        entityRef,
        mesh,
        environment,
        changes,
        token,
        targetPath = '.',
      } = ctx.input;
      const folder = resolveSafeChildPath(ctx.workspacePath, targetPath);
      const credentials = await ctx.getInitiatorCredentials();
      const entity = parseEntityName(entityRef);
      const call = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: 'service-mesh',
      });
      const asked = { token: call.token, signal: ctx.signal };
      const query = { mesh, environment };
      const wanted = changes.map(readChange);
      const [before, preview] = await Promise.all([
        client.getServiceConfig(entity, query, asked),
        client.previewService(entity, { ...query, changes: wanted }, asked),
      ]).catch(error => {
        throw explainRefusal(entityRef, 'change', error);
      });
      const known = new Set(before.findings.map(({ message }) => message));
      const inVain = preview.config.findings.find(
        ({ code, message }) => refused.includes(code) && !known.has(message),
      );
      if (inVain) {
        throw new InputError(inVain.message);
      }

      const files = await editSources(preview.edits, {
        catalog,
        credentials,
        integrations,
        urlReader,
        token,
      });
      const [first] = files;
      if (first === undefined) {
        throw new InputError(
          `Nothing is to be written for '${entityRef}': its settings are like that already`,
        );
      }
      const initiator = {
        auth,
        catalog,
        client,
        credentials,
        signal: ctx.signal,
      };
      const configuration = await deliverChange(
        before,
        { environment, changes: wanted },
        first.location,
        { initiator, integrations, token, urlReader },
      ).catch(error => {
        if (!isRefusal(error)) {
          throw error;
        }
        ctx.logger.warn(`The configuration does not come along: ${error}`);
        return null;
      });
      const written = [
        ...files.map(({ location, text }) => ({
          file: location.path,
          yaml: text,
        })),
        ...filesOf(configuration),
      ];
      await writeFiles(folder, written);
      written.forEach(({ file }) => ctx.logger.info(`Wrote ${file}`));

      const hash = createHash('sha256')
        .update(JSON.stringify(written))
        .digest('hex')
        .slice(0, 8);
      const name = entity.name.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 60);
      ctx.output(
        'files',
        written.map(({ file }) => file),
      );
      ctx.output('title', `Mesh settings of ${entity.name}`.slice(0, 120));
      ctx.output(
        'body',
        changeBody(
          before,
          preview,
          configuration && (await summaryOf(configuration, initiator)),
        ),
      );
      ctx.output('withConfiguration', configuration !== null);
      ctx.output('branchName', `service-mesh/${name}-settings-${hash}`);
      ctx.output('scm', first.location.scm);
      ctx.output('repoUrl', first.location.repoUrl);
      ctx.output('repoBranch', first.location.branch);
    },
  });
}
