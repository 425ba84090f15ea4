import { CelMap, CelScalar, mapType } from '@bufbuild/cel';

/**
 * The type that stands for the opaque types of Kubernetes (URL, IP, CIDR, named format), which the engine cannot
 * declare: a map from strings to the parts of the value.
 *
 * @internal
 */
export const OPAQUE = mapType(CelScalar.STRING, CelScalar.DYN);

/**
 * Reads a part of an opaque value.
 *
 * @throws Error where the value is of another kind.
 * @internal
 */
export function partOf(value: CelMap, name: string): any {
  if (!value.has(name)) {
    throw new Error(`unsupported value: it has no ${name}`);
  }
  return value.get(name);
}
