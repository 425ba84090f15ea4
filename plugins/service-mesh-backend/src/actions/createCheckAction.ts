import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { configValidatePermission } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { checkFiles } from '../checkFiles';
import { Access } from '../routes/Access';
import { ServiceConfigReader } from '../ServiceConfigReader';
import { EnginePool } from '../threads/EnginePool';

const DESCRIPTION = `
Checks service mesh configuration (Istio, Linkerd, Gateway API) and tells what is rejected, without effect or risky.

## When to use

After writing or changing manifests of a service mesh, before they are committed, and to review those of somebody else. Give
all files that belong together, with the Services, workloads and Namespaces that they refer to, so that references are checked.
With \`entityRef\`, they are held against the catalog too: whether its callers get through, and nobody else.

## What comes back

- \`findings\`: each with the code of the rule, severity, one sentence that says what is wrong, and its file and line.
  \`undecided\` says what would have to be known; it is no fault. \`fix\` says what to do, where that is known.
- \`summary\`: how many there are. Without an error, the API server and the mesh take the configuration and it does what it says.

Nothing is applied or stored.
`.trim();

/** Most files and characters of one, as over HTTP. */
const MAX_FILES = 500;
const MAX_TEXT = 2_000_000;

/**
 * Registers the action `check`: configuration of the mesh checked for agents, as `POST /validate` does.
 *
 * @internal
 */
export function createCheckAction(options: {
  actionsRegistry: ActionsRegistryService;
  access: Access;
  pool: EnginePool;
  reader: ServiceConfigReader;
}): void {
  const { access, actionsRegistry } = options;
  actionsRegistry.register({
    name: 'check',
    title: 'Check service mesh configuration',
    description: DESCRIPTION,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    visibilityPermission: configValidatePermission,
    schema: {
      input: z =>
        z
          .object({
            files: z
              .array(
                z.object({
                  path: z
                    .string()
                    .min(1)
                    .max(500)
                    .describe('Name of the file, for the findings'),
                  content: z
                    .string()
                    .max(MAX_TEXT)
                    .describe('YAML or JSON, several documents if need be'),
                }),
              )
              .min(1)
              .max(MAX_FILES)
              .describe('The files to check, as one set of objects'),
            mesh: z
              .string()
              .max(63)
              .optional()
              .describe('Only the rules of one mesh, for example istio'),
            versions: z
              .record(z.string().max(63))
              .optional()
              .describe('Releases that run, for example {"istio": "1.29"}'),
            closedWorld: z
              .boolean()
              .optional()
              .describe('Whether what the files lack does not exist'),
            entityRef: z
              .string()
              .min(1)
              .max(500)
              .optional()
              .describe(
                'The component that the files are about, to hold them against its callers and operations',
              ),
            environment: z
              .string()
              .max(63)
              .optional()
              .describe('Environment that the files are for'),
          })
          .strict(),
      output: z =>
        z.object({
          findings: z.array(
            z
              .object({
                code: z.string().describe('Name of the rule'),
                severity: z.enum(['error', 'warning', 'info']),
                message: z.string(),
                undecided: z
                  .string()
                  .optional()
                  .describe('What is missing to decide; then it is no fault'),
              })
              .passthrough(),
          ),
          summary: z.object({
            error: z.number(),
            warning: z.number(),
            info: z.number(),
            undecided: z.number(),
            suppressed: z.number(),
          }),
        }),
    },
    examples: [
      {
        title: 'Check one file',
        input: {
          files: [
            {
              path: 'orders.yaml',
              content:
                'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: orders, namespace: shop }\nspec: { hosts: [orders], http: [] }\n',
            },
          ],
          mesh: 'istio',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      await access.require(credentials, configValidatePermission);
      const { findings, summary } = await checkFiles(
        input,
        credentials,
        options,
      );
      // Members of a finding that have no value are absent on the wire.
      return { output: { findings: findings.map(f => ({ ...f })), summary } };
    },
  });
}
