import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  canRequestSchema,
  configReadPermission,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parse } from '../routes/parse';
import { Access } from '../routes/Access';
import { ServiceConfigReader } from '../ServiceConfigReader';
import { readComponentRef, serviceInput } from './entityInput';

const DESCRIPTION = `
Tells whether a request to a service gets through its service mesh, by which object, and with which route, timeout and retries.

## When to use

To answer "can A call B", why a request is refused (403, RBAC: access denied), or what a change of policy does to a caller. The request is
judged by the manifests made for the service from the catalog, not by what runs in a cluster.

## What comes back

\`verdict.decision\` is \`allow\`, \`deny\`, \`audit-deny\` (let through, and reported as one that would be refused) or \`unknown\`; then
\`unknowns\` says why. \`verdict.by\` is the object that decided; none means that nothing restricts the request.
`.trim();

/**
 * Registers the action `can`: whether a request to a service gets through.
 *
 * @internal
 */
export function createCanAction(options: {
  access: Access;
  actionsRegistry: ActionsRegistryService;
  reader: ServiceConfigReader;
}): void {
  const { access, actionsRegistry, reader } = options;
  actionsRegistry.register({
    name: 'can',
    title: 'Tell whether a request gets through the mesh',
    description: DESCRIPTION,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    visibilityPermission: configReadPermission,
    schema: {
      input: z =>
        z
          .object({
            ...serviceInput(z),
            caller: z
              .string()
              .nullable()
              .describe(
                'Ref of a component, service account as namespace/name, or null for plaintext',
              ),
            method: z.string().describe('HTTP method'),
            path: z.string().describe('Path, with its query'),
            headers: z.record(z.string()).optional(),
            claims: z
              .record(z.any())
              .nullable()
              .optional()
              .describe('Claims of the verified end-user token'),
            port: z.number().int().optional().describe('Port of the Service'),
          })
          .strict(),
      output: z =>
        z
          .object({
            verdict: z
              .object({
                decision: z.enum(['allow', 'deny', 'audit-deny', 'unknown']),
              })
              .passthrough(),
            unknowns: z.array(z.string()),
          })
          .passthrough(),
    },
    examples: [
      {
        title: 'Ask for a component that calls',
        input: {
          entityRef: 'orders',
          caller: 'component:default/web',
          method: 'POST',
          path: '/orders',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { entityRef, ...request } = input;
      await access.require(credentials, configReadPermission);
      const answer = await reader.can(
        readComponentRef(entityRef),
        parse(canRequestSchema, request, 'The input'),
        credentials,
      );
      return { output: { ...answer, verdict: { ...answer.verdict } } };
    },
  });
}
