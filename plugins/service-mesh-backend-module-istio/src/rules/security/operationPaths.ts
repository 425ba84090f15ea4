/** Text in an expression: what stands for itself, and what a backslash makes so. */
const LITERAL = /^(?:[\w~%!&'@,;:=-]|\\[^\w])+$/;

/** One part of an expression that may be many texts, and nothing beside it. */
const ANY =
  /^(?:\[[^\]]*\]|\([^()]*\)|\\[dwDW]|\.)(?:[*+?]|\{\d+(?:,\d*)?\})?$/;

/** Stands for a part of a path that may be many texts. */
const PARAMETER = '*';

/** Cuts an expression at its slashes, other than those inside of brackets. */
function segmentsOf(regex: string): string[] {
  const segments = [''];
  let depth = 0;
  let isEscaped = false;
  for (const char of regex) {
    if (char === '/' && depth === 0) {
      segments.push('');
      continue;
    }
    if (!isEscaped && '[('.includes(char)) {
      depth += 1;
    } else if (!isEscaped && '])'.includes(char)) {
      depth -= 1;
    }
    isEscaped = !isEscaped && char === '\\';
    segments[segments.length - 1] += char;
  }
  return segments;
}

/** Segments as one text, where they are those of one operation: text and parameters, and some of both. */
function formOf(segments: readonly (string | null)[]): string | null {
  return segments[0] === '' &&
    segments.includes(PARAMETER) &&
    segments.some(segment => segment && segment !== PARAMETER) &&
    !segments.includes(null)
    ? segments.join('/')
    : null;
}

/**
 * The form of the paths that an expression of a VirtualService is for, such as `/orders/*`; `null` where it is not written
 * segment by segment.
 *
 * @internal
 */
export function formOfRegex(regex: string): string | null {
  const bare = regex.replace(/^\^/, '').replace(/\$$/, '').replace(/\/\?$/, '');
  return formOf(
    segmentsOf(bare).map((segment, index) => {
      if (index === 0 || LITERAL.test(segment)) {
        return segment.replace(/\\(.)/g, '$1');
      }
      return ANY.test(segment) ? PARAMETER : null;
    }),
  );
}

/**
 * The form of the paths that a path of an AuthorizationPolicy is for; `null` for one that is no template and does not end in
 * a whole segment of any text.
 *
 * @internal
 */
export function formOfPolicyPath(path: string): string | null {
  return formOf(
    path.split('/').map((segment, index, all) => {
      if (['{*}', '{**}'].includes(segment)) {
        return PARAMETER;
      }
      if (segment === '*' && index === all.length - 1) {
        return PARAMETER;
      }
      return /[*{}]/.test(segment) ? null : segment;
    }),
  );
}

/**
 * Paths that tell apart what is meant for one form: ids of several kinds, a parameter of two segments, and a slash at the end.
 *
 * @internal
 */
export function samplePaths(form: string): string[] {
  const fill = (value: string) =>
    form
      .split('/')
      .map(segment => (segment === PARAMETER ? value : segment))
      .join('/');
  return [fill('7'), fill('x-7'), fill('7/x-7'), `${fill('7')}/`];
}
