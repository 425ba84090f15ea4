import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const validate = (input: object) =>
  stringify({
    steps: [
      {
        id: 'validate',
        name: 'Check the mesh configuration',
        action: 'service-mesh:validate',
        input,
      },
    ],
  });

/**
 * Examples of `service-mesh:validate`, shown in the scaffolder's list of actions.
 *
 * @internal
 */
export const examples: TemplateExample[] = [
  {
    description: 'Fail the task where files of the workspace hold an error',
    example: validate({ path: './mesh' }),
  },
  {
    description: 'Hold files for Istio to warnings too',
    example: validate({ path: './mesh', mesh: 'istio', failOn: 'warning' }),
  },
];
