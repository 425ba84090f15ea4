import {
  PathPart,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const parameter = /\{([^{}]*)\}/g;

function parseSegment(segment: string): PathPart[] {
  const parts: PathPart[] = [];
  let end = 0;
  for (const match of segment.matchAll(parameter)) {
    if (match.index > end) {
      parts.push({ literal: segment.slice(end, match.index) });
    }
    const name = match[1];
    // A pattern behind a colon, as in `{id:[0-9]+}`, is about one segment.
    const greedy = /^[^:]*[+*]$/.test(name);
    parts.push(
      greedy ? { parameter: name.slice(0, -1), greedy } : { parameter: name },
    );
    end = match.index + match[0].length;
  }
  if (end < segment.length) {
    parts.push({ literal: segment.slice(end) });
  }
  return parts;
}

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
 * Reads a path as OpenAPI writes it: `{name}` stands for a part of a segment, `{name+}` and `{name*}` may contain
 * slashes. Everything else is text, upper and lower case, percent-encoding and a trailing slash included.
 *
 * @public
 */
export function parsePathTemplate(path: string): PathTemplate {
  const template = encode(path.startsWith('/') ? path : `/${path}`);
  return {
    template,
    segments: template.slice(1).split('/').map(parseSegment),
  };
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
