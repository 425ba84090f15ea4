import {
  Finding,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { celCompiler } from './cel';
import { CustomResourceDefinition } from './definition';
import { patternCache } from './patterns';
import { CrdProblem } from './problem';
import { compileKind, ServedKind } from './validator';

/**
 * Kinds of objects as an API server with the same CustomResourceDefinitions would know them.
 *
 * @public
 */
export interface CrdSet {
  /** The versions of kinds that are served, in the order of the definitions. */
  kinds: readonly { apiVersion: string; kind: string }[];
  /** Definitions that could not be read. */
  findings: readonly Finding[];
  /**
   * Says for which reasons an API server would refuse to create the object: none where it accepts it, null where no
   * definition serves its kind. Never throws and leaves the object as it is.
   */
  validate(object: object): CrdProblem[] | null;
}

/** Safe for values of any shape, which a template text is not: an object may carry a `toString` that is no function. */
const keyOf = (apiVersion: unknown, kind: unknown) =>
  JSON.stringify([apiVersion, kind]);

/**
 * Makes a set of definitions; the later of two definitions of one kind holds. A kind is compiled when its first object
 * arrives.
 *
 * @internal
 */
export function crdSet(
  definitions: readonly CustomResourceDefinition[],
  findings: readonly Finding[],
): CrdSet {
  const patterns = patternCache();
  const tools = { patterns, compiler: celCompiler(patterns) };
  const latest = new Map(definitions.map(crd => [crd.metadata.name, crd]));
  const served = [...latest.values()].flatMap(({ spec }) =>
    spec.versions
      .filter(version => version.served)
      .map(version => ({
        apiVersion: `${spec.group}/${version.name}`,
        kind: spec.names.kind,
        scope: spec.scope,
        schema: version.schema.openAPIV3Schema,
        hasStatus: version.subresources?.status !== undefined,
      })),
  );
  const kinds = new Map<string, ServedKind>(
    served.map(kind => [keyOf(kind.apiVersion, kind.kind), kind]),
  );
  const compiled = new Map<string, ReturnType<typeof compileKind>>();

  return {
    kinds: served.map(({ apiVersion, kind }) => ({ apiVersion, kind })),
    findings,
    validate(object) {
      const json = object as JsonObject;
      const key = keyOf(json.apiVersion, json.kind);
      const kind = kinds.get(key);
      if (!kind) {
        return null;
      }
      const validate = compiled.get(key) ?? compileKind(kind, tools);
      compiled.set(key, validate);
      return validate(json);
    },
  };
}
