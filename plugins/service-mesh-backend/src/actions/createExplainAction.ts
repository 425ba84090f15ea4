import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import { configReadPermission } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  explainPointer,
  findManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Access } from '../routes/Access';
import { ServiceConfigReader } from '../ServiceConfigReader';
import { readComponentRef, serviceInput } from './entityInput';
import { overview } from './overview';

const DESCRIPTION = `
Tells what a service mesh (Istio, Linkerd) is configured to do with a service of the software catalog, and why.

## When to use

To answer what timeout, retries, mutual TLS or access rules a service has, who may call it, what is wrong with its configuration, or
where a value comes from and what to edit to change it.

## What comes back

- \`policy\`: each setting with its value and where it was set (\`from\`), including what that overrode.
- \`admits\`: who may call. Mode \`unknown\` means that nobody is declared, and nothing is denied.
- \`stage\`: \`audit\` reports, \`enforce\` refuses; \`missing\` is what must be stated before it can be enforced.
- \`files\`: the manifests. \`losses\`: what the mesh cannot express. \`findings\`: what is wrong, with \`fix\` where that is known.
- \`explanation\`, with the input \`value\`: where one value of a manifest comes from.

With \`redacted\`, something that the user may not see was left out. Nothing is changed.
`.trim();

function readPlace(value: string): [file: string, pointer: string] {
  const [file, ...pointer] = value.split('#');
  if (file === '' || pointer.length === 0) {
    throw new InputError(
      `'${value}' is no <file>#<pointer>, such as virtual-service-orders.yaml#/spec/http/0/timeout`,
    );
  }
  return [file, pointer.join('#')];
}

/**
 * Registers the action `explain`: what a service is configured to, and where each value comes from.
 *
 * @internal
 */
export function createExplainAction(options: {
  access: Access;
  actionsRegistry: ActionsRegistryService;
  reader: ServiceConfigReader;
}): void {
  const { access, actionsRegistry, reader } = options;
  actionsRegistry.register({
    name: 'explain',
    title: 'Explain the mesh configuration of a service',
    description: DESCRIPTION,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    visibilityPermission: configReadPermission,
    schema: {
      input: z =>
        z
          .object({
            ...serviceInput(z),
            value: z
              .string()
              .max(2_000)
              .optional()
              .describe(
                'A value of a manifest as <file>#<JSON pointer>, to explain too',
              ),
          })
          .strict(),
      output: z => z.object({ entityRef: z.string() }).passthrough(),
    },
    examples: [
      { title: 'Look at a service', input: { entityRef: 'orders' } },
      {
        title: 'Ask where a timeout comes from',
        input: {
          entityRef: 'component:default/orders',
          mesh: 'istio',
          value: 'virtual-service-orders.yaml#/spec/http/0/timeout',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { entityRef, value, ...query } = input;
      await access.require(credentials, configReadPermission);
      const config = await reader.read(
        readComponentRef(entityRef),
        query,
        credentials,
      );
      if (value === undefined) {
        return { output: overview(config) };
      }
      const [file, pointer] = readPlace(value);
      const manifest = findManifest(config.manifests, file);
      return {
        output: {
          ...overview(config),
          explanation: explainPointer(manifest, pointer),
        },
      };
    },
  });
}
