import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/**
 * Examples of `service-mesh:edit-source`, shown in the scaffolder's list of actions.
 *
 * @internal
 */
export const examples: TemplateExample[] = [
  {
    description: 'Give a service another timeout, where its entity says so',
    example: stringify({
      steps: [
        {
          id: 'edit',
          name: 'Edit the entity',
          action: 'service-mesh:edit-source',
          input: {
            entityRef: 'component:default/order',
            changes: [{ leaf: 'resilience.timeout', value: '5s' }],
          },
        },
      ],
    }),
  },
];
