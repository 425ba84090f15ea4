import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/**
 * Examples of `service-mesh:push`, shown in the scaffolder's list of actions.
 *
 * @internal
 */
export const examples: TemplateExample[] = [
  {
    description: 'Pushes the branch that a pull request is then opened for',
    example: stringify({
      steps: [
        {
          id: 'push',
          name: 'Push the branch',
          action: 'service-mesh:push',
          input: {
            repoUrl: 'gitlab.com?owner=example&repo=config',
            branchName: 'service-mesh/order-istio-default-0123abcd',
            title: 'Mesh configuration of order (istio)',
            description: 'Configuration of order',
          },
        },
      ],
    }),
  },
];
