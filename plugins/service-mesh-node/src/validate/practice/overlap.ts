import { PathTemplate } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PathPattern } from './requestRule';

/** A segment that is text, the beginning of one, any one, or any number of them. */
type Segment = { text: string } | { prefix: string } | 'one' | 'rest';

function ofTemplate({ segments }: PathTemplate): Segment[] {
  return segments.map(parts => {
    if (parts.some(part => 'parameter' in part && part.greedy)) {
      return 'rest';
    }
    return parts.every(part => 'literal' in part)
      ? {
          text: parts
            .map(part => ('literal' in part ? part.literal : ''))
            .join(''),
        }
      : 'one';
  });
}

function ofPattern({ type, value }: PathPattern): Segment[] {
  const segments = value.replace(/^\//, '').split('/');
  switch (type) {
    case 'exact':
      return segments.map(text => ({ text }));
    case 'prefix':
      return [
        ...segments.slice(0, -1).map(text => ({ text })),
        { prefix: segments[segments.length - 1] },
        'rest',
      ];
    case 'segments':
      return [
        ...segments.filter(text => text !== '').map(text => ({ text })),
        'rest',
      ];
    default:
      return segments.map(text => {
        if (text === '{**}') {
          return 'rest';
        }
        return text === '{*}' ? 'one' : { text };
      });
  }
}

function meets(a: Segment, b: Segment): boolean {
  if (typeof a === 'string' || typeof b === 'string') {
    return true;
  }
  if ('prefix' in a) {
    return 'prefix' in b || b.text.startsWith(a.prefix);
  }
  return 'prefix' in b ? a.text.startsWith(b.prefix) : a.text === b.text;
}

/**
 * Whether some path is one of a template and of a pattern alike. What stands behind any number of segments is taken to fit.
 *
 * @internal
 */
export function overlap(template: PathTemplate, pattern: PathPattern): boolean {
  const a = ofTemplate(template);
  const b = ofPattern(pattern);
  for (let i = 0; ; i += 1) {
    if (a[i] === 'rest' || b[i] === 'rest') {
      return true;
    }
    if (a[i] === undefined || b[i] === undefined) {
      return a.length === b.length;
    }
    if (!meets(a[i], b[i])) {
      return false;
    }
  }
}
