import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/**
 * Examples of `service-mesh:generate`, shown in the scaffolder's list of actions.
 *
 * @internal
 */
export const examples: TemplateExample[] = [
  {
    description: 'Write the configuration of a service for its own mesh',
    example: stringify({
      steps: [
        {
          id: 'generate',
          name: 'Write the mesh configuration',
          action: 'service-mesh:generate',
          input: { entityRef: 'component:default/order' },
        },
      ],
    }),
  },
  {
    description:
      'Write the configuration for Linkerd in staging and open a pull request where the catalog says',
    example: stringify({
      steps: [
        {
          id: 'generate',
          name: 'Write the mesh configuration',
          action: 'service-mesh:generate',
          input: {
            entityRef: 'component:default/order',
            mesh: 'linkerd',
            environments: ['staging'],
          },
        },
        {
          id: 'pull-request',
          name: 'Open the pull request',
          action: 'publish:github:pull-request',
          input: {
            repoUrl: '${{ steps.generate.output.repoUrl }}',
            branchName: '${{ steps.generate.output.branchName }}',
            title: '${{ steps.generate.output.title }}',
            description: '${{ steps.generate.output.body }}',
            targetBranchName: '${{ steps.generate.output.repoBranch }}',
            sourcePath: '${{ steps.generate.output.sourcePath }}',
            targetPath: '${{ steps.generate.output.repoPath }}',
            update: true,
            createWhenEmpty: false,
          },
        },
      ],
    }),
  },
];
