import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCloneAction } from './actions/clone';
import { createDiffAction } from './actions/diff';
import { createEditSourceAction } from './actions/editSource';
import { createGenerateAction } from './actions/generate';
import { createPullRequestAction } from './actions/pullRequest';
import { createPushAction } from './actions/push';
import { createValidateAction } from './actions/validate';

/**
 * Adds the actions of the Service Mesh Configurator to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleServiceMesh = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'service-mesh',
  register({ registerInit }) {
    registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        urlReader: coreServices.urlReader,
      },
      async init({ scaffolder, config, ...services }) {
        const options = {
          ...services,
          integrations: ScmIntegrations.fromConfig(config),
          requireToken:
            config.getOptionalBoolean('scaffolder.requireScmUserCredentials') ??
            false,
          author: {
            name:
              config.getOptionalString('scaffolder.defaultAuthor.name') ??
              'Scaffolder',
            email:
              config.getOptionalString('scaffolder.defaultAuthor.email') ??
              'scaffolder@backstage.io',
          },
        };
        scaffolder.addActions(
          createCloneAction(options),
          createDiffAction(options),
          createEditSourceAction(options),
          createGenerateAction(options),
          createPullRequestAction(options),
          createPushAction(options),
          createValidateAction(options),
        );
      },
    });
  },
});
