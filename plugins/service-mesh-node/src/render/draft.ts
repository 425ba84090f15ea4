import {
  childPointer,
  Json,
  JsonObject,
  JsonPointer,
  KubernetesObject,
  Origin,
  Phase,
  Sourced,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Kind, SpecOf } from '../kind';

/**
 * A value of a draft together with its origin; made by {@link cite}.
 *
 * @public
 */
export class Cited<T> {
  constructor(readonly value: T, readonly origin: Origin) {}
}

/**
 * A manifest in the making: any value may be cited, and members that are `undefined` are left out.
 *
 * @public
 */
export type Draft<T> =
  | Cited<T>
  | (T extends readonly (infer U)[]
      ? Draft<U>[]
      : T extends object
      ? { [K in keyof T]: Draft<T[K]> }
      : T);

/**
 * Puts a sourced value, or another value derived from it, into a draft with its origin.
 *
 * @public
 */
export function cite<T>(sourced: Sourced<T>): Cited<T>;
export function cite<T extends string | number | boolean | object | null>(
  sourced: Sourced<unknown>,
  value: T,
): Cited<T>;
export function cite(sourced: Sourced<unknown>, ...derived: unknown[]) {
  return new Cited(derived.length ? derived[0] : sourced.value, sourced.origin);
}

/**
 * One object as a provider renders it, before labels, file name and hash are added.
 *
 * @public
 */
export interface ManifestDraft {
  apiVersion: string;
  kind: string;
  name: Draft<string>;
  /** Absent where the service's namespace is unknown. */
  namespace?: Draft<string>;
  labels?: Record<string, Draft<string>>;
  annotations?: Record<string, Draft<string>>;
  /** Members beside apiVersion, kind and metadata, usually `spec`. */
  body: { [key: string]: unknown };
  role: 'own' | 'patch';
  phase: Phase;
}

/**
 * Drafts an object of a kind with a `spec` that its schema knows.
 *
 * @public
 */
export function draftManifest<K extends Kind>(
  kind: K,
  draft: Omit<ManifestDraft, 'apiVersion' | 'kind' | 'body' | 'role'> & {
    spec: Draft<SpecOf<K>>;
    role?: 'own' | 'patch';
  },
): ManifestDraft {
  const { spec, role = 'own', ...rest } = draft;
  return {
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    body: { spec },
    role,
    ...rest,
  };
}

/**
 * Turns a draft into plain JSON and the origins of its cited values.
 *
 * @public
 */
export function settle(draft: unknown): {
  value: Json;
  origins: Record<string, Origin>;
} {
  const origins: Record<string, Origin> = {};
  const visit = (node: unknown, pointer: JsonPointer): Json => {
    if (node instanceof Cited) {
      origins[pointer] = node.origin;
      return visit(node.value, pointer);
    }
    if (Array.isArray(node)) {
      return node.map((item, index) => visit(item, `${pointer}/${index}`));
    }
    if (node !== null && typeof node === 'object') {
      const result: JsonObject = {};
      for (const [key, member] of Object.entries(node)) {
        if (member !== undefined) {
          result[key] = visit(member, childPointer(pointer, key));
        }
      }
      return result;
    }
    return node as Json;
  };
  return { value: visit(draft, ''), origins };
}

/**
 * Turns a drafted object into plain JSON and the origins of its cited values.
 *
 * @public
 */
export function settleDraft(draft: ManifestDraft): {
  object: KubernetesObject;
  origins: Record<string, Origin>;
} {
  const { apiVersion, kind, name, namespace, labels, annotations, body } =
    draft;
  const { value, origins } = settle({
    apiVersion,
    kind,
    metadata: { name, namespace, labels, annotations },
    ...body,
  });
  return { object: value as unknown as KubernetesObject, origins };
}
