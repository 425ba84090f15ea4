import {
  annotations,
  Finding,
  Origin,
  POLICY_LEAF_PREFIX,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { readYaml } from '../yaml';
import { PolicyDeclaration, PolicyLevel } from './declaration';
import { annotationOrigin } from './entityReader';
import { EntityVariant, variantOrigin } from './variants';

/**
 * Policy that an entity's annotations declare, and what was wrong with them.
 *
 * @internal
 */
export interface EntityPolicy {
  declarations: PolicyDeclaration[];
  findings: Finding[];
}

/** Wraps a value into the tree of settings that leads to it. */
const under = (path: string[], value: PolicyDeclaration['value']) =>
  path.reduceRight((inner, key) => ({ [key]: inner }), value);

/** One annotation that holds policy, in one place where it can stand. */
interface Statement {
  name: string;
  text: string;
  environment: string | null;
  origin: Origin;
}

function statements(entity: Entity, variant: EntityVariant): Statement[] {
  const { environment } = variant;
  const everywhere = Object.entries(entity.metadata.annotations ?? {}).map(
    ([name, text]) => ({
      name,
      text,
      environment: null,
      origin: annotationOrigin(entity, name),
    }),
  );
  const here = [...variant.annotations].map(([name, text]) => ({
    name,
    text,
    environment,
    origin: variantOrigin(entity, environment),
  }));
  return [...everywhere, ...here].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Reads the annotations `policy`, `policy.<leaf>` and, on components, `ingress`: those that hold everywhere and those of an
 * environment.
 *
 * @internal
 */
export function readEntityPolicy(
  entity: Entity,
  variant: EntityVariant,
  level: PolicyLevel,
): EntityPolicy {
  const declarations: PolicyDeclaration[] = [];
  const findings: Finding[] = [];
  const api = level === 'api' ? stringifyEntityRef(entity) : null;

  for (const { name, text, environment, origin } of statements(
    entity,
    variant,
  )) {
    const leaf = name.startsWith(POLICY_LEAF_PREFIX)
      ? name.slice(POLICY_LEAF_PREFIX.length)
      : null;
    const isIngress = level === 'component' && name === annotations.ingress;
    if (leaf !== null || isIngress || name === annotations.policy) {
      const parsed = readYaml(String(text));
      if ('value' in parsed) {
        declarations.push({
          level,
          environment,
          api,
          operations: null,
          leaf,
          value: isIngress
            ? under(['traffic', 'ingress'], parsed.value)
            : parsed.value,
          origin,
        });
      } else {
        findings.push(
          sourceFinding('catalog', {
            code: 'catalog/invalid-annotation',
            message: `Annotation ${name} is not valid YAML: ${parsed.problem}. It is ignored.`,
            params: { annotation: name },
            entityRef: stringifyEntityRef(entity),
            pointer: origin.pointer,
            origin,
          }),
        );
      }
    }
  }
  return { declarations, findings };
}
