import {
  PathPart,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A path in the language of a mesh. `exact: false` means that it matches more than the template.
 *
 * @public
 */
export interface TranslatedPath {
  value: string;
  exact: boolean;
}

const escapeRegex = (text: string) =>
  text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const isGreedy = (part: PathPart) => 'parameter' in part && part.greedy;

/**
 * A regular expression that RE2 (Istio) and Rust's regex crate (Linkerd) read alike; it is meant to match a whole path.
 * A parameter is one or more characters other than a slash.
 *
 * @public
 */
export function toRegex(path: PathTemplate): string {
  const part = (p: PathPart) => {
    if ('literal' in p) {
      return escapeRegex(p.literal);
    }
    return p.greedy ? '.+' : '[^/]+';
  };
  return path.segments.map(s => `/${s.map(part).join('')}`).join('');
}

/**
 * The path template of Istio's AuthorizationPolicy (Istio 1.22): `{*}` is one whole segment, `{**}` any number of them at
 * the end. A segment that is only in part a parameter becomes `{*}`, which matches more.
 *
 * @public
 */
export function toAuthorizationTemplate(path: PathTemplate): TranslatedPath {
  let exact = true;
  const segments: string[] = [];
  for (const [index, segment] of path.segments.entries()) {
    const last = index === path.segments.length - 1;
    if (segment.some(isGreedy)) {
      // `{**}` ends the template: what stands behind it cannot be said.
      exact = exact && last && segment.length === 1;
      segments.push('{**}');
      break;
    }
    if (segment.every(part => 'literal' in part)) {
      const text = segment.map(p => ('literal' in p ? p.literal : '')).join('');
      // A `*` or brace in the text would be an operator there.
      const plain = !/[*{}]/.test(text);
      exact = exact && plain;
      segments.push(plain ? text : '{*}');
    } else {
      exact = exact && segment.length === 1;
      segments.push('{*}');
    }
  }
  return { value: `/${segments.join('/')}`, exact };
}
