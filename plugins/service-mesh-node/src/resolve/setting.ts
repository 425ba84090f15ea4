import {
  Finding,
  isPolicyBranch,
  isPolicyLeaf,
  Json,
  JsonPointer,
  Origin,
  PolicyLeaf,
  policyLeafNames,
  policyLeaves,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PolicyDeclaration, policyLevels } from '../discover/declaration';
import { sourceFinding } from '../finding';
import { didYouMean } from '../didYouMean';

/**
 * One setting that a declaration makes, checked against the schema.
 *
 * @internal
 */
export interface Setting {
  leaf: PolicyLeaf;
  value: unknown;
  origin: Origin;
  declaration: PolicyDeclaration;
}

/**
 * The valid settings of a declaration, and what is wrong with the others.
 *
 * @internal
 */
export interface ReadSettings {
  settings: Setting[];
  findings: Finding[];
}

/** Most characters of a made-up name that are repeated. */
const MAX_NAME = 100;

const isMap = (value: Json): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Names that could stand at a place of the tree: the next words of all settings below it. */
function namesBelow(prefix: string): string[] {
  const start = prefix ? `${prefix}.` : '';
  return [
    ...new Set(
      policyLeafNames
        .filter(leaf => leaf.startsWith(start))
        .map(leaf => leaf.slice(start.length).split('.')[0]),
    ),
  ];
}

/** No setting, for a reason. */
function refuse(
  declaration: PolicyDeclaration,
  leaf: string,
  pointer: JsonPointer,
  code: string,
  message: string,
): ReadSettings {
  const { entityRef } = declaration.origin;
  const where = entityRef ?? 'app-config serviceMesh';
  const finding = sourceFinding('policy', {
    code,
    message: `Policy of ${where}: ${message}`,
    params: { leaf: leaf.slice(0, MAX_NAME) },
    ...(entityRef ? { entityRef } : {}),
    pointer,
    origin: { ...declaration.origin, pointer },
  });
  return { settings: [], findings: [finding] };
}

/** Why a setting may not stand where it was declared, or `null` if it may. */
function scopeProblem(
  leaf: PolicyLeaf,
  value: unknown,
  { level }: PolicyDeclaration,
): string | null {
  if (
    policyLevels.indexOf(level) >= policyLevels.indexOf('api') &&
    !policyLeaves[leaf].perOperation
  ) {
    return `${leaf} holds for a whole service and cannot be set on an API or operation. Set it on the component.`;
  }
  if (leaf === 'security.stage' && level !== 'component' && value !== 'audit') {
    return `security.stage can only be set to 'enforce' on a component: it is a decision for each service.`;
  }
  return null;
}

function readLeaf(
  declaration: PolicyDeclaration,
  leaf: PolicyLeaf,
  value: Json,
  pointer: JsonPointer,
): ReadSettings {
  const parsed = policyLeaves[leaf].schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      declaration,
      leaf,
      pointer,
      'policy/invalid-value',
      `${leaf} ${JSON.stringify(value)?.slice(0, 100)}: ${
        issue.message
      }. It is ignored.`,
    );
  }
  const misplaced = scopeProblem(leaf, parsed.data, declaration);
  if (misplaced) {
    return refuse(declaration, leaf, pointer, 'policy/wrong-scope', misplaced);
  }
  return {
    settings: [
      {
        leaf,
        value: parsed.data,
        origin: { ...declaration.origin, pointer },
        declaration,
      },
    ],
    findings: [],
  };
}

function readTree(
  declaration: PolicyDeclaration,
  name: string,
  value: Json,
  pointer: JsonPointer,
): ReadSettings {
  if (isPolicyLeaf(name)) {
    return readLeaf(declaration, name, value, pointer);
  }
  if (name !== '' && !isPolicyBranch(name)) {
    const parent = name.includes('.') ? name.replace(/\.[^.]*$/, '') : '';
    const meant = didYouMean(name.split('.').at(-1) ?? '', namesBelow(parent));
    return refuse(
      declaration,
      name,
      pointer,
      'policy/unknown-setting',
      `there is no setting '${name.slice(0, MAX_NAME)}'${
        meant ? `; did you mean '${parent ? `${parent}.` : ''}${meant}'?` : '.'
      }`,
    );
  }
  if (!isMap(value)) {
    return refuse(
      declaration,
      name,
      pointer,
      'policy/invalid-value',
      `${name || 'the policy'} must be a map of settings.`,
    );
  }
  const read = Object.entries(value).map(([key, member]) =>
    readTree(
      declaration,
      name ? `${name}.${key}` : key,
      member,
      // An annotation is one text, whose inside has no pointer of its own.
      declaration.origin.source === 'annotation'
        ? pointer
        : `${pointer}${toPointer([key])}`,
    ),
  );
  return {
    settings: read.flatMap(r => r.settings),
    findings: read.flatMap(r => r.findings),
  };
}

/**
 * Checks a declaration against the schema of the policy and cuts it into settings. An empty declaration makes none.
 *
 * @internal
 */
export function readSettings(declaration: PolicyDeclaration): ReadSettings {
  const { leaf, value, origin } = declaration;
  if (leaf === null && (value === null || value === undefined)) {
    return { settings: [], findings: [] };
  }
  return readTree(declaration, leaf ?? '', value, origin.pointer ?? '');
}
