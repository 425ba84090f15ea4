import {
  annotations,
  Finding,
  POLICY_LEAF_PREFIX,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { readYaml } from '../yaml';
import { PolicyDeclaration, PolicyLevel } from './declaration';
import { annotationOrigin } from './entityReader';

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

/**
 * Reads the annotations `policy`, `policy.<leaf>` and, on components, `ingress`.
 *
 * @internal
 */
export function readEntityPolicy(
  entity: Entity,
  level: PolicyLevel,
): EntityPolicy {
  const declarations: PolicyDeclaration[] = [];
  const findings: Finding[] = [];
  const api = level === 'api' ? stringifyEntityRef(entity) : null;
  const names = Object.keys(entity.metadata.annotations ?? {}).sort();

  for (const name of names) {
    const leaf = name.startsWith(POLICY_LEAF_PREFIX)
      ? name.slice(POLICY_LEAF_PREFIX.length)
      : null;
    const isIngress = level === 'component' && name === annotations.ingress;
    if (leaf !== null || isIngress || name === annotations.policy) {
      const parsed = readYaml(entity.metadata.annotations?.[name] ?? '');
      const origin = annotationOrigin(entity, name);
      if ('value' in parsed) {
        declarations.push({
          level,
          environment: null,
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
            pointer: toPointer(['metadata', 'annotations', name]),
            origin,
          }),
        );
      }
    }
  }
  return { declarations, findings };
}
