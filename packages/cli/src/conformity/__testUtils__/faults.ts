import {
  Finding,
  KubernetesObject,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CrdSet,
  Kind,
  youngFields,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** Layers of the rules that look at manifests. */
const layers = ['schema', 'reference', 'meaning', 'practice'];

/**
 * Advice about a setting that a catalog may write in so many words, and what it writes: rendering it otherwise would be worse. The
 * setting has to be the origin of the finding; from any other value, the same finding is a fault of what is rendered.
 */
const advice: Readonly<Record<string, { setting: string; asks: string }>> = {
  'resilience/many-retries': {
    setting: 'resilience.retries.attempts',
    asks: 'ten attempts',
  },
  'resilience/retries-without-timeout': {
    setting: 'resilience.retries.attempts',
    asks: 'attempts beside the timeout `none`',
  },
  'resilience/retry-on-permanent-failure': {
    setting: 'resilience.retries.on',
    asks: 'a condition such as `retriable-4xx`, alone or among others',
  },
  'resilience/retry-unsafe': {
    setting: 'resilience.retries.on',
    asks: 'retries of an operation that writes, after it may have written',
  },
  'resilience/retry-without-backoff': {
    setting: 'resilience.retries.on',
    asks: 'retries of an overloaded service; no setting says how long to wait',
  },
  'resilience/timeout-on-stream': {
    setting: 'resilience.timeout',
    asks: 'a timeout of an operation that streams',
  },
  'resilience/tries-exceed-timeout': {
    setting: 'resilience.retries.perTryTimeout',
    asks: 'tries that together take longer than the timeout',
  },
  'resilience/wide-retry-budget': {
    setting: 'resilience.retries.budget',
    asks: 'a budget of all requests',
  },
  'security/sensitive-operation-open': {
    setting: 'security.callers.mode',
    asks: 'everybody to be admitted to an operation that needs a token',
  },
  'traffic/canary-without-objective': {
    setting: 'traffic.weights',
    asks: 'a split between two versions, and no objective',
  },
};

/** Whether a value was written as a setting: in an annotation of an entity, or in `x-mesh` of a definition. */
function isWritten({ origin }: Finding, setting: string): boolean {
  const place = `${origin?.pointer}`;
  switch (origin?.source) {
    case 'annotation':
      return place.endsWith(`policy.${setting}`);
    case 'definition':
      return place.endsWith(`/x-mesh/${setting.replaceAll('.', '/')}`);
    default:
      return false;
  }
}

const isAsked = (finding: Finding) =>
  Object.hasOwn(advice, finding.code) &&
  isWritten(finding, advice[finding.code].setting);

/**
 * What our own rules have against our own manifests, save advice about what the catalog asks for.
 *
 * @internal
 */
export function ownFindings({
  findings,
}: {
  findings: readonly Finding[];
}): Finding[] {
  return findings.filter(
    finding =>
      layers.includes(finding.layer) &&
      finding.severity !== 'info' &&
      !isAsked(finding),
  );
}

/**
 * Judges objects by the definitions of an API server and the release of a target, the same object only once. Releases come
 * in their order: what one knows, later ones know too.
 *
 * @internal
 */
export class ApiServer {
  readonly #seen = new Set<string>();

  constructor(readonly crds: CrdSet, readonly kinds: readonly Kind[]) {}

  faults(object: KubernetesObject, target: Target): string[] {
    const text = JSON.stringify(object);
    if (this.#seen.has(text)) {
      return [];
    }
    this.#seen.add(text);
    const name = `${object.kind} ${object.metadata.name} for ${target.version}`;
    return [
      ...(this.crds.validate(object) ?? []).map(
        ({ message }) => `${name}: ${message}`,
      ),
      ...youngFields(object, this.kinds, target).map(
        ({ pointer }) => `${name}: ${pointer} is too young`,
      ),
    ];
  }
}
