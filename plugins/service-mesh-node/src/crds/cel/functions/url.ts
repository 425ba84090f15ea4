import { celFunc, CelFunc, celMethod, CelScalar } from '@bufbuild/cel';
import { parseUrl, Url } from '../../url';
import { OPAQUE, partOf } from './opaque';

const { BOOL, DYN, STRING } = CelScalar;

/** A method that reads a part of a URL. */
const getter = (name: string, part: keyof Url) =>
  celMethod(name, OPAQUE, [], STRING, function get() {
    return partOf(this, part);
  });

function valuesOf(query: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  new URLSearchParams(query).forEach((value, key) => {
    values.set(key, [...(values.get(key) ?? []), value]);
  });
  return values;
}

/**
 * Kubernetes' URL library.
 *
 * @internal
 */
export const urlFunctions: CelFunc[] = [
  celFunc('isURL', [STRING], BOOL, text => parseUrl(text) !== undefined),
  celFunc('url', [STRING], OPAQUE, text => {
    const url = parseUrl(text);
    if (!url) {
      throw new Error(`${JSON.stringify(text)} is not a URL`);
    }
    return { ...url };
  }),
  getter('getScheme', 'scheme'),
  getter('getHost', 'host'),
  getter('getHostname', 'hostname'),
  getter('getPort', 'port'),
  getter('getEscapedPath', 'path'),
  celMethod('getQuery', OPAQUE, [], DYN, function getQuery() {
    return valuesOf(partOf(this, 'query'));
  }),
];
