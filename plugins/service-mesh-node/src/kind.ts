import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { z } from 'zod/v4';

/**
 * A Kubernetes kind as data: what a provider reads or writes of it, from which its TypeScript type is inferred.
 *
 * @public
 */
export interface Kind<S extends z.ZodType = z.ZodType> {
  /** The version that is written, for example `networking.istio.io/v1`. */
  apiVersion: string;
  /** Other versions of the same group that are read alike. */
  alsoServed: readonly string[];
  kind: string;
  /** Strict schema of `spec`: the fields of the newest release known, each with the release that brought it. */
  spec: S;
}

/**
 * Declares a kind.
 *
 * @public
 */
export function defineKind<S extends z.ZodType>(kind: Kind<S>): Kind<S> {
  return kind;
}

/**
 * The `spec` of a kind as a TypeScript type.
 *
 * @public
 */
export type SpecOf<K extends Kind> = z.infer<K['spec']>;

/**
 * The kind of an object among those known, whichever of its versions it is written in.
 *
 * @public
 */
export function kindOf(
  { apiVersion, kind }: KubernetesObject,
  kinds: readonly Kind[],
): Kind | undefined {
  return kinds.find(
    known =>
      known.kind === kind &&
      (known.apiVersion === apiVersion ||
        known.alsoServed.includes(apiVersion)),
  );
}
