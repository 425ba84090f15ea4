import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { z } from 'zod/v4';
import { readYaml } from '../../yaml';
import { Parsed } from './parsed';

/**
 * The name and the file of an object that was there before.
 *
 * @public
 */
export interface AdoptedPlace {
  name: string;
  /** Path below the config location, `/` between folders. */
  file: string;
}

/**
 * A generated object, and the one that was there before.
 *
 * @public
 */
export interface AdoptedObject {
  kind: string;
  /** The name that the generated object would have of itself. */
  generatedName: string;
  /** What the generated object takes over; `null` where the one that was there before stays, and none is generated. */
  place: AdoptedPlace | null;
}

/**
 * Stands for a place where the object that was there before stays.
 *
 * @internal
 */
export const KEEP = 'keep';

const objectKey = /^([A-Z][A-Za-z]{0,62})\/([a-z0-9][-.a-z0-9]{0,252})$/;

/** No segment begins with a dot, so that a path leaves no folder and reaches nothing hidden. */
const filePath = z
  .string()
  .max(500)
  .regex(
    /^(?:[\w][-.\w]*\/)*[\w][-.\w]*\.ya?ml$/,
    'must be the path of a YAML file below the config location, such as order/routes.yaml',
  )
  .refine(
    path => !/(^|\/)kustomization\.ya?ml$/.test(path),
    'must not be a kustomization',
  );

const entrySchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/,
      'must be the name of a Kubernetes object',
    ),
  file: filePath,
});

const isMap = (value: Json): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Reads what becomes of objects that were there before: a map from `<kind>/<generated name>` to the name and the file that the
 * generated object takes over, or to `keep`.
 *
 * @internal
 */
export function parseAdopted(text: string): Parsed<AdoptedObject[]> {
  const read = readYaml(text);
  if ('problem' in read) {
    return read;
  }
  if (!isMap(read.value)) {
    return {
      problem:
        'it is not a map from objects to names and files, such as VirtualService/order: { name: order-routes, file: order/routes.yaml }',
    };
  }
  const adopted: AdoptedObject[] = [];
  for (const [key, value] of Object.entries(read.value)) {
    const [, kind, generatedName] = objectKey.exec(key) ?? [];
    if (generatedName === undefined) {
      return {
        problem: `'${key.slice(0, 100)}' is not <kind>/<name> of an object`,
      };
    }
    if (value === KEEP) {
      adopted.push({ kind, generatedName, place: null });
      continue;
    }
    const entry = entrySchema.safeParse(value);
    if (!entry.success) {
      const [{ path, message }] = entry.error.issues;
      return { problem: `${[key, ...path].join('.')} ${message}` };
    }
    adopted.push({ kind, generatedName, place: entry.data });
  }
  return { value: adopted };
}
