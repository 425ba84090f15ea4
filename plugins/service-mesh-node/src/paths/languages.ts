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

/**
 * Text as an expression that matches it and nothing else, in RE2 and in Rust's regex crate alike.
 *
 * @public
 */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

const isGreedy = (part: PathPart) => 'parameter' in part && part.greedy;

/** Expressions of paths: renderers and rules ask for that of one again and again. */
const expressions = new WeakMap<PathTemplate, string>();

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
  const expression =
    expressions.get(path) ??
    path.segments.map(s => `/${s.map(part).join('')}`).join('');
  expressions.set(path, expression);
  return expression;
}

/** Segments that are text in Istio's templates: what Envoy takes for a literal there. */
const templateLiteral = /^[\w.~%!$&'()+,;:@=-]*$/;

const textOf = (segment: PathPart[]): string | null =>
  segment.every(part => 'literal' in part)
    ? segment.map(part => ('literal' in part ? part.literal : '')).join('')
    : null;

/**
 * A path of Istio's AuthorizationPolicy. Text without a `*` or brace is an exact path; anything else is a template (Istio
 * 1.22), in which `{*}` is one whole segment and `{**}` any number of them, none included, with nothing but text behind.
 * What cannot be said so becomes the operator that matches more.
 *
 * @public
 */
export function toAuthorizationTemplate(path: PathTemplate): TranslatedPath {
  const texts = path.segments.map(textOf);
  if (texts.every(text => text !== null && !/[*{}]/.test(text))) {
    return { value: `/${texts.join('/')}`, exact: true };
  }
  const isPlain = (text: string | null) =>
    text !== null && templateLiteral.test(text);
  const greedy = path.segments.findIndex(segment => segment.some(isGreedy));
  const head = greedy < 0 ? texts : texts.slice(0, greedy);
  const tail = greedy < 0 ? [] : texts.slice(greedy + 1);
  const segments = [
    ...head.map(text => (isPlain(text) ? text : '{*}')),
    ...(greedy < 0 ? [] : ['{**}']),
    ...(tail.every(isPlain) ? tail : []),
  ];
  return {
    value: `/${segments.join('/')}`,
    // A greedy parameter is never empty, and `{**}` may be.
    exact:
      greedy < 0 &&
      path.segments.every(
        (segment, i) =>
          isPlain(texts[i]) || (texts[i] === null && segment.length === 1),
      ),
  };
}
