import {
  Finding,
  KubernetesObject,
  ResourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { atOnce, Steps } from '../steps';
import { ruleContext } from './context';
import { RejectedPlaces, rejectedPlaces } from './rejectedPlaces';
import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleFacts,
  RuleHit,
} from './rule';
import { Suppressor } from './suppress';
import { judgeVariants } from './variants';

/**
 * Names a Kubernetes object.
 *
 * @public
 */
export function resourceRef(object: KubernetesObject): ResourceRef {
  const namespace: unknown = object.metadata.namespace;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace: typeof namespace === 'string' ? namespace : null,
    name: object.metadata.name,
  };
}

/** The origin of a value, or of the nearest value around it that has one. */
function originOf({ origins = {} }: ManifestDocument, pointer: string) {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    if (origins[at]) {
      return origins[at];
    }
  }
  return undefined;
}

function toFinding(
  rule: Rule,
  hit: RuleHit,
  suppressor: Suppressor | undefined,
): Finding {
  const { document, pointer, undecided } = hit;
  const equivalents = [...(hit.equivalents ?? rule.equivalents)];
  const suppressed = suppressor?.(document, [rule.code, ...equivalents]);
  const origin = hit.origin ?? originOf(document, pointer);
  return {
    code: rule.code,
    severity: undecided ? 'info' : hit.severity ?? rule.severity,
    layer: rule.layer,
    consequence: hit.consequence ?? rule.consequence,
    message: hit.message,
    params: hit.params ?? {},
    ...(hit.entityRef ? { entityRef: hit.entityRef } : {}),
    resource: resourceRef(document.object),
    file: document.file,
    pointer,
    range: document.locate(pointer, hit.part),
    ...(origin ? { origin } : {}),
    related: (hit.related ?? []).map(other => ({
      resource: resourceRef(other.document.object),
      file: other.document.file,
      pointer: other.pointer,
      range: other.document.locate(other.pointer),
    })),
    equivalents,
    ...(undecided ? { undecided } : {}),
    ...(suppressed ? { suppressed } : {}),
    ...(hit.fix ? { fix: hit.fix } : {}),
    confidence: 'stated',
  };
}

const severities = ['error', 'warning', 'info'];

function byWeight(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    (a.file ?? '').localeCompare(b.file ?? '', 'en') ||
    (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
    a.code.localeCompare(b.code, 'en') ||
    a.message.localeCompare(b.message, 'en')
  );
}

/**
 * Puts findings in order: by severity, file and line.
 *
 * @public
 */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(byWeight);
}

/**
 * Gives findings the severities that app-config asks for and drops those that it switches off.
 *
 * @public
 */
export function applySeverities(
  findings: readonly Finding[],
  overrides: MeshConfig['rules'],
): Finding[] {
  const wanted = new Map(overrides.map(rule => [rule.code, rule.severity]));
  return findings.flatMap(finding => {
    const severity = wanted.get(finding.code);
    if (severity === 'off') {
      return [];
    }
    return severity && !finding.undecided ? { ...finding, severity } : finding;
  });
}

/** The beginning of the input: where a finding stands that is about no place in it. */
function placeOfInput([document]: readonly ManifestDocument[]) {
  return document
    ? { file: document.file, pointer: '', range: document.locate('') }
    : {};
}

/** Runs one rule. A rule that throws is a fault of the rule, not of the input: it costs its own findings only. */
function runRule(
  rule: Rule,
  context: RuleContext,
  rejected: RejectedPlaces,
  suppressor: Suppressor | undefined,
): Finding[] {
  try {
    const hits = judgeVariants(context, rule, rule.check(context)).filter(
      hit => !rule.yieldsToSchema || !rejected.cover(hit),
    );
    if (!rule.yieldsToSchema) {
      rejected.add(rule, hits);
    }
    return hits.map(hit => toFinding(rule, hit, suppressor));
  } catch (error) {
    return [
      {
        code: rule.code,
        severity: 'info',
        layer: rule.layer,
        consequence: rule.consequence,
        message: `The rule '${rule.code}' could not be checked: ${
          error instanceof Error ? error.message : error
        }`,
        params: {},
        ...placeOfInput(context.documents),
        related: [],
        equivalents: [],
        undecided: 'needs a rule that understands this input',
        confidence: 'stated',
      },
    ];
  }
}

/**
 * Runs rules over documents, one a step. A rule that throws is reported as one that could not be checked.
 *
 * @public
 */
export function* ruleSteps(
  rules: readonly Rule[],
  documents: readonly ManifestDocument[],
  facts: Partial<RuleFacts> = {},
  suppressor?: Suppressor,
): Steps<Finding[]> {
  const context = ruleContext(documents, facts);
  const rejected = rejectedPlaces();
  const inOrder = [
    ...rules.filter(({ yieldsToSchema }) => !yieldsToSchema),
    ...rules.filter(({ yieldsToSchema }) => yieldsToSchema),
  ];
  const findings: Finding[][] = [];
  for (const rule of inOrder) {
    findings.push(runRule(rule, context, rejected, suppressor));
    yield;
  }
  return findings.flat();
}

/**
 * Runs rules over documents in one go; see {@link ruleSteps}.
 *
 * @public
 */
export function runRules(...input: Parameters<typeof ruleSteps>): Finding[] {
  return atOnce(ruleSteps(...input));
}
