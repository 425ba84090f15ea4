import {
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isJsonObject, shown, step } from './json';
import {
  isDns1123Label,
  isDns1123Subdomain,
  isLabelValue,
  isQualifiedName,
} from './names';
import { CrdProblem, problem } from './problem';

/** Checks a member of metadata that must be a text of some form. */
function checkText(
  value: Json,
  at: string,
  isValid: (text: string) => boolean,
  form: string,
): CrdProblem[] {
  if (typeof value !== 'string') {
    return [problem(at, 'type', `is ${shown(value)}; it must be a string`)];
  }
  return isValid(value)
    ? []
    : [problem(at, 'metadata', `is ${shown(value)}; it must be ${form}`)];
}

function checkMap(
  value: Json | undefined,
  at: string,
  isKey: (key: string) => boolean,
  checkValue: (value: Json, at: string) => CrdProblem[],
): CrdProblem[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!isJsonObject(value)) {
    return [problem(at, 'type', `is ${shown(value)}; it must be an object`)];
  }
  return Object.keys(value).flatMap(key => {
    const place = `${at}${step(key)}`;
    return [
      ...(isKey(key)
        ? []
        : [
            problem(
              place,
              'metadata',
              'has a key that is not a qualified name',
            ),
          ]),
      ...checkValue(value[key], place),
    ];
  });
}

function checkNamespace(
  namespace: Json | undefined,
  scope: 'Namespaced' | 'Cluster',
): CrdProblem[] {
  const at = '/metadata/namespace';
  if (namespace === undefined || namespace === null || namespace === '') {
    return [];
  }
  return scope === 'Cluster'
    ? [problem(at, 'metadata', 'is set on a kind that has no namespace')]
    : checkText(namespace, at, isDns1123Label, 'a DNS label');
}

function checkName({ name, generateName }: JsonObject): CrdProblem[] {
  const at = '/metadata/name';
  if (name === undefined || name === null || name === '') {
    return generateName ? [] : [problem(at, 'required', 'is missing')];
  }
  return checkText(
    name,
    at,
    isDns1123Subdomain,
    'a DNS subdomain: lower-case letters, digits, - and .',
  );
}

/**
 * Checks the metadata of an object as an API server does for every kind (Kubernetes: ValidateObjectMeta): name,
 * namespace, labels and annotations.
 *
 * @internal
 */
export function checkObjectMeta(
  metadata: Json | undefined,
  scope: 'Namespaced' | 'Cluster',
): CrdProblem[] {
  if (!isJsonObject(metadata)) {
    return [problem('/metadata', 'required', 'is missing or not an object')];
  }
  return [
    ...checkName(metadata),
    ...checkNamespace(metadata.namespace, scope),
    ...checkMap(
      metadata.labels,
      '/metadata/labels',
      isQualifiedName,
      (value, at) => checkText(value, at, isLabelValue, 'the value of a label'),
    ),
    ...checkMap(
      metadata.annotations,
      '/metadata/annotations',
      key => isQualifiedName(key.toLowerCase()),
      (value, at) => checkText(value, at, () => true, 'any text'),
    ),
  ];
}
