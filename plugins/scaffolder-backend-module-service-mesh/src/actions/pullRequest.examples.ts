import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/**
 * Examples of `service-mesh:pull-request`, shown in the scaffolder's list of actions.
 *
 * @internal
 */
export const examples: TemplateExample[] = [
  {
    description:
      'Opens a pull request at Azure DevOps, as the user who runs it',
    example: stringify({
      steps: [
        {
          id: 'pullRequest',
          name: 'Open the pull request',
          action: 'service-mesh:pull-request',
          input: {
            repoUrl:
              'dev.azure.com?organization=example&project=shop&repo=config',
            repoBranch: 'main',
            branchName: 'service-mesh/order-istio-default-0123abcd',
            title: 'Mesh configuration of order (istio)',
            description: 'Configuration of order',
            commit: '${{ steps.push.output.commit }}',
            token: '${{ secrets.USER_OAUTH_TOKEN }}',
          },
        },
      ],
    }),
  },
];
