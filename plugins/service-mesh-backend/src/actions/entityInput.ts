import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';

/** The schema library that the registry of actions hands out. */
type Z = Parameters<
  Parameters<ActionsRegistryService['register']>[0]['schema']['input']
>[0];

/**
 * The input that names a service, and for what it is looked at.
 *
 * @internal
 */
export const serviceInput = (z: Z) => ({
  entityRef: z
    .string()
    .max(500)
    .describe('The component, for example component:default/orders or orders'),
  mesh: z
    .string()
    .max(63)
    .optional()
    .describe('Data plane, for example istio; without it, that of the service'),
  environment: z
    .string()
    .max(63)
    .optional()
    .describe('Environment of app-config; without it, the default one'),
});

/**
 * Reads the name of a component.
 *
 * @throws InputError for a text that is none.
 * @internal
 */
export function readComponentRef(entityRef: string): CompoundEntityRef {
  try {
    return parseEntityRef(entityRef, { defaultKind: 'component' });
  } catch {
    throw new InputError(`'${entityRef}' is no ref of a component`);
  }
}
