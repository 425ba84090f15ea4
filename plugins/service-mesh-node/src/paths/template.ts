import {
  PathPart,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const parameters = /(\{[^{}]*\})/;

function parsePart(text: string): PathPart {
  if (!parameters.test(text)) {
    return { literal: text };
  }
  // A pattern behind a colon, as in `{id:[0-9]+}`, is about one segment.
  return /^\{[^:]*[+*]\}$/.test(text)
    ? { parameter: text.slice(1, -2), greedy: true }
    : { parameter: text.slice(1, -1) };
}

/** Mapped last: that makes lists of just the length, of which a large catalog keeps a million. */
const parseSegment = (segment: string): PathPart[] =>
  segment
    .split(parameters)
    .filter(text => text !== '')
    .map(parsePart);

/** Spells characters that no request carries as they are (RFC 3986) the way it does: `é` as `%C3%A9`. */
function encode(path: string): string {
  return path.replace(/[^\x21-\x7e]+/g, text =>
    // A lone half of a surrogate pair becomes the replacement character, as in every browser.
    [...new TextEncoder().encode(text)]
      .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}

/**
 * Reads paths of one definition. Segments that are alike, as most are, are one object: a large catalog has a million.
 *
 * @internal
 */
export function pathTemplateReader(): (path: string) => PathTemplate {
  const known = new Map<string, PathPart[]>();
  const segmentOf = (text: string) => {
    const segment = known.get(text) ?? parseSegment(text);
    known.set(text, segment);
    return segment;
  };
  return path => {
    const template = encode(path.startsWith('/') ? path : `/${path}`);
    return {
      template,
      segments: template.slice(1).split('/').map(segmentOf),
    };
  };
}

/**
 * Reads a path as OpenAPI writes it: `{name}` stands for a part of a segment, `{name+}` and `{name*}` may contain
 * slashes. Everything else is text, upper and lower case, percent-encoding and a trailing slash included.
 *
 * @public
 */
export function parsePathTemplate(path: string): PathTemplate {
  return pathTemplateReader()(path);
}

/**
 * Whether a template holds no parameter, so that it means exactly one path.
 *
 * @public
 */
export function isLiteralPath(path: PathTemplate): boolean {
  return path.segments.every(segment =>
    segment.every(part => 'literal' in part),
  );
}
