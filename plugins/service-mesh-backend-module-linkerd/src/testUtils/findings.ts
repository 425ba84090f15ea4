import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  runRules,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

const nowhere = { line: 1, column: 1 };

/**
 * An object as rules see it.
 *
 * @internal
 */
export function documentOf(
  object: KubernetesObject,
  origins?: ManifestDocument['origins'],
): ManifestDocument {
  return {
    object,
    file: 'test.yaml',
    locate: () => ({ start: nowhere, end: nowhere }),
    ...(origins && { origins }),
  };
}

/**
 * What a rule finds in objects: the object's name, the place, and whether facts are missing.
 *
 * @internal
 */
export function findingsOf(rule: Rule, objects: KubernetesObject[]) {
  return runRules(
    [rule],
    objects.map(object => documentOf(object)),
  ).map(({ resource, pointer, undecided, severity }) => ({
    name: resource?.name,
    pointer,
    severity,
    ...(undecided && { undecided }),
  }));
}
