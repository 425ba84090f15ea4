import {
  AuthService,
  DiscoveryService,
  resolveSafeChildPath,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { chooseLocation } from '../repository/chooseLocation';
import { readFiles } from '../repository/readFiles';
import { compareAll } from '../services/compareAll';
import { deliverAll } from '../services/deliverAll';
import { ownersConcerned } from '../services/ownersConcerned';
import { changeSummary } from '../summary/summary';
import { removeFiles, writeFiles } from '../workspace/writeFiles';
import { examples } from './diff.examples';
import { deliveryInputs } from './inputs';

/** Services of one namespace have its files in common. */
const unique = (files: readonly string[]) => [...new Set(files)];

/**
 * The action `service-mesh:diff`.
 *
 * @internal
 */
export function createDiffAction(options: {
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
  integrations: ScmIntegrationRegistry;
  urlReader: UrlReaderService;
}) {
  const { auth, catalog, discovery, integrations, urlReader } = options;
  const client = new ServiceMeshClient({ discoveryApi: discovery });

  return createTemplateAction({
    id: 'service-mesh:diff',
    description:
      'Compares what service-mesh:generate has written with the repository it is for, says what that changes for calls, and takes files out of the workspace that are not to be overwritten',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...deliveryInputs,
        overwrite: z =>
          z
            .boolean({
              description:
                'Whether to overwrite files that are not ours or were edited by hand; by default they are left alone',
            })
            .optional(),
        prune: z =>
          z
            .boolean({
              description:
                'Whether to list files that are no longer generated in filesToDelete; by default they stay',
            })
            .optional(),
        together: z =>
          z
            .boolean({
              description:
                'Whether to deliver at once what is not safe in one step; by default files that have to come later are held back for another run, unless sync waves order them',
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
        changed: z =>
          z.boolean({ description: 'Whether there is anything to deliver' }),
        written: z =>
          z.array(z.string(), {
            description: 'Files that are new or change, relative to repoPath',
          }),
        withheld: z =>
          z.array(z.string(), {
            description:
              'Files left alone since they are not ours or were edited by hand, relative to repoPath',
          }),
        later: z =>
          z.array(z.string(), {
            description:
              'Files held back until the others have been applied, relative to repoPath',
          }),
        obsolete: z =>
          z.array(z.string(), {
            description:
              'Files of ours that are no longer generated, relative to repoPath',
          }),
        filesToDelete: z =>
          z.array(z.string(), {
            description: 'Those of them to remove, relative to repoPath',
          }),
        unsafe: z =>
          z.boolean({
            description: 'Whether something is not safe in one step',
          }),
        summary: z =>
          z.string({ description: 'What changes and for whom, in Markdown' }),
      },
    },
    async handler(ctx) {
      const {
        targetPath,
        overwrite = false,
        prune = false,
        together = false,
        token,
        ...input
      } = ctx.input;
      resolveSafeChildPath(ctx.workspacePath, targetPath ?? '.');
      const credentials = await ctx.getInitiatorCredentials();
      const initiator = {
        auth,
        catalog,
        client,
        credentials,
        signal: ctx.signal,
      };
      const deliveries = await deliverAll(input, initiator);
      const location = chooseLocation(deliveries, input, integrations);
      if (location === null) {
        throw new InputError(
          `Nothing names a repository to compare with: '${
            deliveries[0].config.configLocation ?? ''
          }' is no folder at a host of app-config integrations. Set 'repoUrl', or the annotation mesh-configurator.io/config-location.`,
        );
      }
      const present = await readFiles(location, {
        urlReader,
        token,
        signal: ctx.signal,
      }).catch((error: Error) => {
        if (!ctx.isDryRun) {
          throw error;
        }
        ctx.logger.warn(
          `${error.message}. In this dry run, it is taken to be empty`,
        );
        return [];
      });
      const compared = await compareAll(
        deliveries,
        present,
        {
          layout: input.layout,
          scope: input.scope,
          stepwise: !together,
          overwrite,
          prune,
        },
        initiator,
      );
      const all = compared.map(({ comparison }) => comparison);
      const written = unique(all.flatMap(each => each.written));
      const withheld = unique(all.flatMap(each => each.withheld));
      const later = unique(all.flatMap(each => each.later));
      const filesToDelete = unique(all.flatMap(each => each.removed));
      const obsolete = unique(
        all
          .flatMap(({ files }) => files)
          .filter(({ state }) => state === 'obsolete')
          .map(({ file }) => file),
      );

      const folder = resolveSafeChildPath(
        ctx.workspacePath,
        targetPath ?? (location.path || '.'),
      );
      const isKept = new Set([...withheld, ...later]);
      await removeFiles(folder, [...isKept]);
      // A kustomization is another one where files come later.
      await writeFiles(
        folder,
        compared
          .flatMap(({ files }) => files)
          .filter(({ file }) => !isKept.has(file)),
      );
      withheld.forEach(file =>
        ctx.logger.warn(
          `Left alone: ${file} is not ours or was edited by hand. Set 'overwrite' to replace it`,
        ),
      );
      later.forEach(file =>
        ctx.logger.warn(
          `Held back: ${file} is not safe in one step with the others. Run this again once they have been applied`,
        ),
      );
      obsolete.forEach(file => ctx.logger.warn(`No longer generated: ${file}`));
      ctx.logger.info(
        `${written.length} files to write and ${filesToDelete.length} to remove, compared with ${present.length} of ${location.rootUrl}`,
      );

      const owners = await ownersConcerned(compared, initiator);
      ctx.output('changed', written.length > 0 || filesToDelete.length > 0);
      ctx.output('written', written);
      ctx.output('withheld', withheld);
      ctx.output('later', later);
      ctx.output('obsolete', obsolete);
      ctx.output('filesToDelete', filesToDelete);
      ctx.output(
        'unsafe',
        all.some(({ meaning }) => meaning.unsafe.length > 0),
      );
      ctx.output('summary', changeSummary(compared, owners));
    },
  });
}
