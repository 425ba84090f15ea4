import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Report } from './format';
import { github } from './github';
import { gitlab } from './gitlab';
import { json } from './json';
import { junit } from './junit';
import { sarif } from './sarif';
import { text } from './text';

const finding: Finding = {
  code: 'test/wrong',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  message: 'It is <wrong>, "a\u001b[31m".\nReally: 100%',
  params: {},
  resource: { apiVersion: 'v1', kind: 'Thing', namespace: 'shop', name: 'a' },
  file: 'k8s/a b,c.yaml',
  pointer: '/spec/x',
  range: { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
  related: [],
  equivalents: ['ABC1'],
  confidence: 'stated',
};
const suppressed: Finding = {
  ...finding,
  suppressed: { by: 'a note', reason: 'We know.', until: '2027-01-01' },
};
const undecided: Finding = {
  ...finding,
  severity: 'info',
  undecided: 'needs CRDs',
};

function report(...findings: Finding[]): Report {
  return {
    findings,
    summary: { error: 1, warning: 0, info: 0, undecided: 1, suppressed: 1 },
    files: ['k8s/a b,c.yaml', 'clean.yaml'],
    rules: [
      {
        code: 'test/wrong',
        title: 'Right',
        severity: 'error',
        layer: 'meaning',
        consequence: 'risky',
        why: 'It matters.',
        equivalents: ['ABC1'],
      },
    ],
  };
}

it('json has every member, null where there is nothing', () => {
  expect(JSON.parse(json(report(finding)))).toEqual({
    findings: [
      {
        code: 'test/wrong',
        severity: 'error',
        layer: 'meaning',
        consequence: 'risky',
        message: finding.message,
        resource: finding.resource,
        file: finding.file,
        pointer: '/spec/x',
        range: finding.range,
        related: [],
        equivalents: ['ABC1'],
        undecided: null,
        suppressed: null,
        fix: null,
      },
    ],
    summary: {
      error: 1,
      warning: 0,
      info: 0,
      undecided: 1,
      suppressed: 1,
      files: 2,
    },
  });
});

it('text lists the first of several findings that lack one fact', () => {
  const other = { ...undecided, undecided: 'needs the Service' };
  const written = text(report(undecided, undecided, other, undecided));

  expect(written.match(/Not decided: .*/g)).toEqual([
    'Not decided: it needs CRDs. So do 2 more, which are not listed.',
    'Not decided: it needs the Service.',
  ]);
});

it('text says why a finding fails nothing, and keeps control characters from the terminal', () => {
  const written = text(report(suppressed, undecided));
  expect(written).toContain(
    'error test/wrong k8s/a b,c.yaml:3:5\n  It is <wrong>, "a?[31m".?Really: 100%\n  Accepted by a note until 2027-01-01: We know.\n',
  );
  expect(written).toContain('  Not decided: it needs CRDs.\n');
  expect(written).toMatch(
    /1 error, 0 warnings, 0 info, 1 undecided, 1 accepted in 2 files\n$/,
  );
});

it('github escapes what its commands are made of, and leaves out what is accepted', () => {
  expect(github(report(finding, suppressed, undecided))).toBe(
    [
      '::error file=k8s/a b%2Cc.yaml,line=3,col=5,title=test/wrong::It is <wrong>, "a?[31m".%0AReally: 100%25',
      '::notice file=k8s/a b%2Cc.yaml,line=3,col=5,title=test/wrong::It is <wrong>, "a?[31m".%0AReally: 100%25 Not decided: it needs CRDs.',
      '',
    ].join('\n'),
  );
});

it('junit is one suite a file and one test a finding, and a clean file passes', () => {
  const written = junit(report(finding, suppressed, undecided));
  expect(written.match(/<testsuite [^>]*>/g)).toEqual([
    '<testsuite name="k8s/a b,c.yaml" tests="3" failures="1" errors="0" skipped="2">',
    '<testsuite name="clean.yaml" tests="1" failures="0" errors="0" skipped="0">',
  ]);
  expect(written).toContain(
    '<failure type="error" message="It is &lt;wrong&gt;, &quot;a?[31m&quot;.&#10;Really: 100%"/>',
  );
});

it('sarif names rules, places, fingerprints and who accepted', () => {
  const {
    runs: [run],
  } = JSON.parse(sarif(report(finding, suppressed)));
  expect(run.tool.driver.rules).toMatchObject([
    {
      id: 'test/wrong',
      defaultConfiguration: { level: 'error' },
      help: {
        text: 'It matters.',
        markdown: expect.stringMatching(/^# Right\n[^]*It matters/),
      },
    },
  ]);
  expect(run.results).toMatchObject([
    {
      ruleId: 'test/wrong',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'k8s/a%20b%2Cc.yaml' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
          },
        },
      ],
      partialFingerprints: {
        'finding/v1': 'test/wrong|k8s/a b,c.yaml|Thing|shop|a|/spec/x',
      },
    },
    { suppressions: [{ justification: 'We know.' }] },
  ]);
});

it('gitlab names the place of each finding that stands, and tells like ones apart', () => {
  const { file: _, ...nowhere } = finding;
  const entries = JSON.parse(
    gitlab(report(finding, finding, suppressed, nowhere, undecided)),
  );
  expect(entries).toMatchObject([
    {
      check_name: 'test/wrong',
      severity: 'critical',
      location: { path: 'k8s/a b,c.yaml', lines: { begin: 3 } },
    },
    { severity: 'critical' },
    { severity: 'info' },
  ]);
  const ids = entries.map(
    (entry: { fingerprint: string }) => entry.fingerprint,
  );
  expect(new Set(ids).size).toBe(3);
  expect(JSON.parse(gitlab(report(finding)))[0].fingerprint).toBe(ids[0]);
});
