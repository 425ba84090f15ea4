import { loadCrds } from '../loadCrds';

/**
 * A definition of a kind `Thing` whose `spec` has the given schema.
 *
 * @internal
 */
export function thing(spec: object, more: object = {}) {
  return loadCrds([
    {
      path: 'thing.json',
      content: JSON.stringify({
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'things.example.org' },
        spec: {
          group: 'example.org',
          scope: 'Namespaced',
          names: { kind: 'Thing' },
          versions: [
            {
              name: 'v1',
              served: true,
              schema: {
                openAPIV3Schema: {
                  type: 'object',
                  properties: {
                    apiVersion: { type: 'string' },
                    kind: { type: 'string' },
                    metadata: { type: 'object' },
                    spec,
                    status: { type: 'object', properties: {} },
                  },
                },
              },
              ...more,
            },
            {
              name: 'v0',
              served: false,
              schema: { openAPIV3Schema: { type: 'object' } },
            },
          ],
        },
      }),
    },
  ]);
}

/**
 * An object of the kind `Thing`.
 *
 * @internal
 */
export const object = (spec: unknown, metadata: object = { name: 'one' }) => ({
  apiVersion: 'example.org/v1',
  kind: 'Thing',
  metadata,
  spec,
});

/**
 * What is wrong with a `spec`, as `code pointer`.
 *
 * @internal
 */
export function faults(schema: object, spec: unknown): string[] {
  const problems = thing(schema).validate(object(spec)) ?? [];
  return problems.map(
    ({ code, pointer, undecided }) =>
      `${undecided ? 'undecided ' : ''}${code} ${pointer}`,
  );
}

/**
 * The schema of an object with these members.
 *
 * @internal
 */
export const record = (properties: object, more: object = {}) => ({
  type: 'object',
  properties,
  ...more,
});
/**
 * The schema of a string.
 *
 * @internal
 */
export const text = { type: 'string' };
/**
 * The schema of a whole number.
 *
 * @internal
 */
export const whole = { type: 'integer' };
