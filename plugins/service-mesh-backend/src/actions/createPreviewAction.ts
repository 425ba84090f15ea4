import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  configPreviewPermission,
  previewRequestSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parse } from '../routes/parse';
import { Access } from '../routes/Access';
import { ServiceConfigReader } from '../ServiceConfigReader';
import { readComponentRef, serviceInput } from './entityInput';
import { overview } from './overview';

const DESCRIPTION = `
Tells what the mesh configuration of a service would be with other policy settings, and what to write where to make it so.

## When to use

Before a change of timeouts, retries, weights of versions, mutual TLS, the stage or callers, to see the manifests and what would be
wrong with them. It changes nothing: \`edits\` hold the annotation of the catalog entity, or the \`x-mesh\` of the API definition, that
somebody must write.

## Settings

\`leaf\` is the name of a setting such as \`resilience.timeout\`, \`resilience.retries.attempts\`, \`traffic.weights\`, \`security.mtls\`,
\`security.stage\`; the action \`explain\` lists those in use. A value that a setting does not take is a finding of the answer.
`.trim();

/**
 * Registers the action `preview`: other settings of a service tried without storing anything.
 *
 * @internal
 */
export function createPreviewAction(options: {
  access: Access;
  actionsRegistry: ActionsRegistryService;
  reader: ServiceConfigReader;
}): void {
  const { access, actionsRegistry, reader } = options;
  actionsRegistry.register({
    name: 'preview',
    title: 'Preview the mesh configuration of a service',
    description: DESCRIPTION,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    visibilityPermission: configPreviewPermission,
    schema: {
      input: z =>
        z
          .object({
            ...serviceInput(z),
            changes: z
              .array(
                z
                  .object({
                    leaf: z.string().describe('Name of the setting'),
                    value: z.any().describe('As it would be written in policy'),
                    operation: z
                      .string()
                      .optional()
                      .describe('Id of the one operation that it is for'),
                  })
                  .strict(),
              )
              .min(1)
              .max(100),
          })
          .strict(),
      output: z =>
        z
          .object({
            entityRef: z.string(),
            edits: z.array(z.object({ snippet: z.string() }).passthrough()),
          })
          .passthrough(),
    },
    examples: [
      {
        title: 'Try a timeout',
        input: {
          entityRef: 'orders',
          changes: [{ leaf: 'resilience.timeout', value: '5s' }],
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { entityRef, ...request } = input;
      const ref = readComponentRef(entityRef);
      const { config, edits } = await access.audited(
        { eventId: 'config-preview', meta: { entityRef } },
        async () => {
          await access.require(credentials, configPreviewPermission);
          return reader.preview(
            ref,
            parse(previewRequestSchema, request, 'The input'),
            credentials,
          );
        },
      );
      return {
        output: { ...overview(config), edits: edits.map(e => ({ ...e })) },
      };
    },
  });
}
