import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/**
 * Examples of `service-mesh:diff`, shown in the scaffolder's list of actions.
 *
 * @internal
 */
export const examples: TemplateExample[] = [
  {
    description:
      'Compare the configuration of a service with the folder that the catalog names',
    example: stringify({
      steps: [
        {
          id: 'diff',
          name: 'Compare with the repository',
          action: 'service-mesh:diff',
          input: { entityRef: 'component:default/order' },
        },
      ],
    }),
  },
  {
    description:
      'Compare all services of a system with a repository of your choice, and replace files that were edited by hand',
    example: stringify({
      steps: [
        {
          id: 'diff',
          name: 'Compare with the repository',
          action: 'service-mesh:diff',
          input: {
            entityRef: 'system:default/shop',
            environments: ['default', 'staging'],
            repoUrl: 'gitlab.com?owner=example&repo=config',
            repoPath: 'mesh',
            overwrite: true,
            prune: true,
          },
        },
      ],
    }),
  },
];
