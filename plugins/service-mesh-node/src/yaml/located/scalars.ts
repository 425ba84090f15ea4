import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { bail } from './bail';
import { isOldBoolean, resolveKey, resolvePlain } from './plainScalar';

/**
 * What plain words mean.
 *
 * @internal
 */
export interface Scalars {
  value(word: string): Json;
  /** What a word is as a key: JSON knows only text. */
  key(word: string): string;
  /** Whether a word is text here, and a boolean to others. */
  isOldBoolean(word: string): boolean;
}

/**
 * As Kubernetes reads them.
 *
 * @internal
 */
export const kubernetesScalars: Scalars = {
  value: resolvePlain,
  key: resolveKey,
  isOldBoolean,
};

const words = new Map<string, Json>([
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
]);

/** A number in the form that JSON gives it. */
const NUMBER = /^(?:0|-?[1-9]\d{0,14})$|^-?(?:0|[1-9]\d{0,9})\.\d{1,5}$/;
const INDEX = /^(?:0|[1-9]\d{0,14})$/;
const ODD_NUMBER =
  /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$|^0[xo][\da-fA-F]+$|^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;

function coreValue(word: string): Json {
  const known = words.get(word);
  if (known !== undefined) {
    return known;
  }
  if (NUMBER.test(word)) {
    return Number(word);
  }
  return ODD_NUMBER.test(word) ? bail() : word;
}

/**
 * As the core schema of YAML 1.2 reads them. Numbers that JSON would write in another way are not simple.
 *
 * @internal
 */
export const coreScalars: Scalars = {
  value: coreValue,
  key: word =>
    INDEX.test(word) || typeof coreValue(word) === 'string' ? word : bail(),
  isOldBoolean: () => false,
};
