import {
  JsonObject,
  JsonPointer,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { members } from '../../lenient';
import { perContext } from '../view';

/**
 * What Istio's validation says of a place in the `spec` of an object.
 *
 * @internal
 */
export interface Problem {
  /** From `spec` on. */
  at: JsonPointer;
  /** The fault, as what the value or the object does wrong. */
  what: string;
  /** Whether the object is admitted all the same. */
  isWarning?: boolean;
}

/**
 * A problem where something is so, and none otherwise.
 *
 * @internal
 */
export function when(
  isSo: boolean,
  at: JsonPointer,
  what: string,
  isWarning = false,
): Problem[] {
  return isSo ? [{ at, what, ...(isWarning ? { isWarning } : {}) }] : [];
}

type Info = Pick<Rule, 'code' | 'title' | 'why' | 'example'>;

interface Admission extends Info {
  /** API group before `.istio.io`, and kinds in it. */
  of: Readonly<Record<string, readonly string[]>>;
  /** Whether all that the rule says is a warning; `info` where it is none in most meshes. */
  onlyWarns?: boolean | 'info';
  problems(spec: JsonObject, object: KubernetesObject): Problem[];
}

/** Positions and objects of the groups that the webhook judges, by group and kind. */
const judgedObjects = perContext(({ documents }: RuleContext) => {
  const byKind = new Map<string, [place: number, ManifestDocument][]>();
  documents.forEach((document, place) => {
    const { apiVersion, kind } = document.object;
    const [, group] =
      /^(extensions|networking|security|telemetry)\.istio\.io\//.exec(
        apiVersion,
      ) ?? [];
    if (group !== undefined) {
      const key = `${group}/${kind}`;
      const known = byKind.get(key) ?? [];
      byKind.set(key, known);
      known.push([place, document]);
    }
  });
  return byKind;
});

/** The objects that a rule is about, in the order of the input. */
function objectsOf(context: RuleContext, of: Admission['of']) {
  const byKind = judgedObjects(context);
  return Object.entries(of)
    .flatMap(([group, kinds]) =>
      kinds.flatMap(kind => byKind.get(`${group}/${kind}`) ?? []),
    )
    .sort(([a], [b]) => a - b)
    .map(([, document]) => document);
}

/**
 * A rule that says what istiod says of an object when it is admitted: beyond the definition of its kind, its webhook
 * `validation.istio.io` refuses some objects (istioctl IST0106) and warns of others (IST0133).
 *
 * @internal
 */
export function admissionRule({
  of,
  onlyWarns = false,
  problems,
  ...info
}: Admission): Rule {
  const refused = {
    severity: 'error',
    consequence: 'rejected',
    equivalents: ['IST0106'],
  } as const;
  const warned = {
    severity: onlyWarns === 'info' ? 'info' : 'warning',
    consequence: 'ineffective',
    equivalents: ['IST0133'],
  } as const;
  return {
    ...info,
    layer: 'schema',
    ...(onlyWarns ? warned : refused),
    yieldsToSchema: true,
    check: context =>
      objectsOf(context, of).flatMap(document => {
        const { object } = document;
        return problems(members(object.spec), object).map(
          ({ at, what, isWarning }) => ({
            document,
            pointer: at.startsWith('/metadata') ? at : `/spec${at}`,
            message: `${object.kind} '${object.metadata.name}' ${what}.`,
            ...(isWarning && onlyWarns === false ? warned : {}),
          }),
        );
      }),
  };
}
