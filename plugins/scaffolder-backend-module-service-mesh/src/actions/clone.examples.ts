import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/**
 * Examples of `service-mesh:clone`, shown in the scaffolder's list of actions.
 *
 * @internal
 */
export const examples: TemplateExample[] = [
  {
    description: 'Brings the files that service-mesh:diff has found to differ',
    example: stringify({
      steps: [
        {
          id: 'clone',
          name: 'Clone the repository',
          action: 'service-mesh:clone',
          input: {
            repoUrl:
              'dev.azure.com?organization=example&project=shop&repo=config',
            repoPath: 'mesh',
            sourcePath: 'mesh',
            files: ['default/shop/order/virtual-service-order.yaml'],
            filesToDelete: ['default/shop/order/old-order.yaml'],
            branchName: 'service-mesh/order-istio-default',
            description: 'Configuration of order',
          },
        },
      ],
    }),
  },
];
