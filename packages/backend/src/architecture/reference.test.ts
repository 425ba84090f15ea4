import { textOf } from './__testUtils__/workspace';

const COMMON = 'plugins/service-mesh-common/src';

const areas = ['traffic', 'resilience', 'security', 'observability'];

function matches(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, match]) => match);
}

/** What the first column of the tables of a page names. */
function documented(page: string): string[] {
  return matches(/^\| `([^`]+)`/gm, textOf(page));
}

it('docs/policy.md lists every policy setting, in the order of the code', () => {
  const settings = matches(
    /^ {2}'([\w.]+)': \w+\(/gm,
    areas.map(area => textOf(`${COMMON}/policy/leaves/${area}.ts`)).join(''),
  );
  expect(settings).toContain('resilience.timeout');
  expect(documented('docs/policy.md').slice(0, settings.length)).toEqual(
    settings,
  );
});

it('docs/annotations.md lists every annotation, in the order of the code', () => {
  const [read] = textOf(`${COMMON}/annotations.ts`).split('} as const;');
  const names = matches(/\$\{ANNOTATION_PREFIX\}([\w-]+)`/g, read);
  expect(names).toContain('namespace');
  expect(documented('docs/annotations.md')).toEqual([
    ...names,
    'policy.<leaf>',
  ]);
});
