import {
  annotations,
  Finding,
  isPolicyBranch,
  isPolicyLeaf,
  Json,
  Origin,
  policyLeafNames,
  policyMagnitude,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { didYouMean } from '../didYouMean';
import { sourceFinding } from '../finding';
import { readYaml } from '../yaml';
import { PolicyLevel } from './declaration';
import { annotationOrigin } from './entityReader';

/**
 * Bounds that a layer of policy sets to the layers above it.
 *
 * @public
 */
export interface PolicyBounds {
  level: PolicyLevel;
  /** Settings, or branches of them, that no stronger layer may set. */
  locked: { leaf: string; origin: Origin }[];
  /** Upper bounds of settings that are durations or numbers. */
  limits: { leaf: string; max: string | number; origin: Origin }[];
}

type Read<T> = { found: T[]; problems: string[] };

function unknownSetting(name: string): string {
  const meant = didYouMean(name, policyLeafNames);
  return `there is no setting '${name.slice(0, 100)}'${
    meant ? `; did you mean '${meant}'?` : ''
  }`;
}

const isSettingOrBranch = (name: string) =>
  isPolicyLeaf(name) || isPolicyBranch(name);

function readLocked(text: string): Read<string> {
  const names = text
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
  return {
    found: names.filter(isSettingOrBranch),
    problems: names
      .filter(name => !isSettingOrBranch(name))
      .map(unknownSetting),
  };
}

function readLimit(entry: Json): Read<{ leaf: string; max: string | number }> {
  const { leaf, max } = Object(entry) as Record<string, unknown>;
  if (typeof leaf !== 'string' || policyMagnitude(max) === null) {
    return {
      found: [],
      problems: [
        'write a list such as [{ leaf: resilience.timeout, max: 60s }]',
      ],
    };
  }
  return isPolicyLeaf(leaf)
    ? { found: [{ leaf, max: max as string | number }], problems: [] }
    : { found: [], problems: [unknownSetting(leaf)] };
}

function readLimits(text: string) {
  const parsed = readYaml(text);
  if ('problem' in parsed) {
    return { found: [], problems: [parsed.problem] };
  }
  const read = [parsed.value].flat().map(readLimit);
  return {
    found: read.flatMap(({ found }) => found),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/**
 * Reads the bounds that a Domain sets with its annotations `locked` and `limits`.
 *
 * @internal
 */
export function readPolicyBounds(domain: Entity): {
  bounds: PolicyBounds;
  findings: Finding[];
} {
  const read = <T>(name: string, parse: (text: string) => Read<T>) => {
    const text: unknown = domain.metadata.annotations?.[name];
    const { found, problems } =
      text === undefined ? { found: [], problems: [] } : parse(String(text));
    const origin = annotationOrigin(domain, name);
    return {
      found: found.map(entry => ({ entry, origin })),
      findings: problems.map(problem =>
        sourceFinding('policy', {
          code: 'policy/invalid-bound',
          message: `Annotation ${name}: ${problem}. It is ignored.`,
          params: { annotation: name },
          entityRef: stringifyEntityRef(domain),
          pointer: origin.pointer,
          origin,
        }),
      ),
    };
  };
  const locked = read(annotations.locked, readLocked);
  const limits = read(annotations.limits, readLimits);
  return {
    bounds: {
      level: 'domain',
      locked: locked.found.map(({ entry: leaf, origin }) => ({ leaf, origin })),
      limits: limits.found.map(({ entry, origin }) => ({ ...entry, origin })),
    },
    findings: [...locked.findings, ...limits.findings],
  };
}
