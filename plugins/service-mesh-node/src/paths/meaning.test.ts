import {
  PathPart,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { toAuthorizationTemplate, toRegex } from './languages';
import { isLiteralPath, parsePathTemplate } from './template';

/** Whether a path is one that the template means, by trying every length of every parameter. */
function means({ segments }: PathTemplate, path: string): boolean {
  const parts = segments.flatMap<PathPart>(s => [{ literal: '/' }, ...s]);
  const from = (index: number, at: number): boolean => {
    if (index === parts.length) {
      return at === path.length;
    }
    const part = parts[index];
    if ('literal' in part) {
      return (
        path.startsWith(part.literal, at) &&
        from(index + 1, at + part.literal.length)
      );
    }
    for (let end = at + 1; end <= path.length; end++) {
      if (!part.greedy && path[end - 1] === '/') {
        return false;
      }
      if (from(index + 1, end)) {
        return true;
      }
    }
    return false;
  };
  return from(0, 0);
}

/** Whether a path matches one of Istio's AuthorizationPolicy, segment by segment. */
function authorizes(pattern: string, path: string): boolean {
  if (!/\{\*\*?\}/.test(pattern)) {
    return pattern === path;
  }
  const match = (wanted: string[], given: string[]): boolean => {
    if (wanted.length === 0) {
      return given.length === 0;
    }
    const [first, ...rest] = wanted;
    if (first === '{**}') {
      return Array.from({ length: given.length + 1 }, (_, i) => i).some(i =>
        match(rest, given.slice(i)),
      );
    }
    return (
      given.length > 0 &&
      (first === '{*}' ? given[0] !== '' : given[0] === first) &&
      match(rest, given.slice(1))
    );
  };
  return match(pattern.split('/'), path.split('/'));
}

const text = fc.constantFrom(
  ...['a', 'A', 'b', 'ab', '-', '.', '.json', '%2F', '%2f', '%C3%A9', '+'],
  ...['(', '$', '|', '*', '^', '[', '~', ':', '@', '=', '1'],
);
const parameter = fc.constantFrom('{x}', '{y}', '{long_name}', '{}');
const greedy = fc.constantFrom('{x+}', '{x*}');
const segment = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 4, arbitrary: parameter },
  { weight: 1, arbitrary: greedy },
  { weight: 1, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(text, parameter, greedy), { minLength: 2, maxLength: 4 })
      .map(parts => parts.join('')),
  },
);

const value = fc
  .array(text, { minLength: 1, maxLength: 2 })
  .map(parts => parts.join(''));
const values = fc.array(value, { minLength: 1, maxLength: 3 });

/** A template with a path that it means, or that misses it narrowly. */
const templateAndPath = fc
  .record({
    segments: fc.array(segment, { minLength: 1, maxLength: 4 }),
    fill: fc.infiniteStream(values),
    change: fc.constantFrom(
      (path: string) => path,
      (path: string) => path,
      (path: string) => `${path}/`,
      (path: string) => path.replace(/\/$/, ''),
      (path: string) => path.toLocaleUpperCase('en-US'),
      (path: string) => path.replace(/%2f/gi, '/'),
      (path: string) => `${path}/a`,
      (path: string) => `/a${path}`,
      (path: string) => path.slice(0, -1),
      (path: string) => path.replace('/', '//'),
      (path: string) => path.replace(/\/[^/]+/, ''),
      (path: string) => path.replace(/[^/]+$/, ''),
    ),
  })
  .map(({ segments, fill, change }) => {
    const template = `/${segments.join('/')}`;
    const path = template.replace(/\{[^{}]*\}/g, hole => {
      const { value: filling } = fill.next();
      return /[+*]\}$/.test(hole) ? filling!.join('/') : filling![0];
    });
    return { template, path, changed: change(path) };
  });

const options = { numRuns: 3_000 };

describe('the paths that a template means', () => {
  it('are those with any values for its parameters', () => {
    fc.assert(
      fc.property(templateAndPath, ({ template, path }) => {
        expect(means(parsePathTemplate(template), path)).toBe(true);
      }),
      options,
    );
  });

  it('are those that its regular expression matches as a whole, in every mesh', () => {
    fc.assert(
      fc.property(templateAndPath, ({ template, path, changed }) => {
        const parsed = parsePathTemplate(template);
        const regex = RE2JS.compile(toRegex(parsed));
        for (const request of [path, changed]) {
          expect(regex.matches(request)).toBe(means(parsed, request));
        }
      }),
      options,
    );
  });

  it('are the template itself where it has no parameter', () => {
    fc.assert(
      fc.property(templateAndPath, ({ template, path, changed }) => {
        const parsed = parsePathTemplate(template);
        fc.pre(isLiteralPath(parsed));
        for (const request of [path, changed]) {
          expect(parsed.template === request).toBe(means(parsed, request));
        }
      }),
    );
  });

  it('are all authorized, and no others where the translation is exact', () => {
    fc.assert(
      fc.property(templateAndPath, ({ template, path, changed }) => {
        const parsed = parsePathTemplate(template);
        const { value: pattern, exact } = toAuthorizationTemplate(parsed);
        for (const request of [path, changed]) {
          const meant = means(parsed, request);
          const authorized = authorizes(pattern, request);
          expect(authorized || !meant).toBe(true);
          expect(exact && authorized && !meant).toBe(false);
        }
      }),
      options,
    );
  });

  it('are authorized by patterns that Istio accepts', () => {
    fc.assert(
      fc.property(templateAndPath, ({ template }) => {
        const { value: pattern } = toAuthorizationTemplate(
          parsePathTemplate(template),
        );
        const operators = pattern.split('/').filter(s => /[{}*]/.test(s));
        expect(operators.every(s => s === '{*}' || s === '{**}')).toBe(true);
        expect(operators.slice(0, -1)).not.toContain('{**}');
        expect(
          operators.length === 0 || /^[\w./~%!$&'()+,;:@={}*-]+$/.test(pattern),
        ).toBe(true);
      }),
      options,
    );
  });
});
