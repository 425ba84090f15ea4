import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { kinds, meshTLSAuthentication, server } from '.';

const casesFile = resolve(
  __dirname,
  '../../../../../shared/data/cases/linkerd/cases.json',
);
const describeWithData = existsSync(casesFile) ? describe : describe.skip;

interface Case {
  id: string;
  group: string;
  expect: string;
  gist: string;
  layer?: string;
  input?: unknown;
  resource?: { apiVersion: string; kind: string; spec: unknown };
}

/** A lone identity is a case of the kind that holds it. */
function specOf({ group, input, resource }: Case) {
  if (group === 'MeshTLSAuthentication.identities[]') {
    return { kind: meshTLSAuthentication, spec: { identities: [input] } };
  }
  const kind = kinds.find(
    k =>
      k.kind === resource?.kind &&
      [k.apiVersion, ...k.alsoServed].includes(resource.apiVersion),
  );
  return kind && resource ? { kind, spec: resource.spec } : null;
}

describeWithData('the cases of Linkerd', () => {
  const { cases }: { cases: Case[] } = existsSync(casesFile)
    ? JSON.parse(readFileSync(casesFile, 'utf8'))
    : { cases: [] };
  const known = cases.flatMap(c => {
    const found = specOf(c);
    return found ? [{ ...c, ...found }] : [];
  });

  it('accepts what Linkerd accepts', () => {
    const admitted = known.filter(c => c.expect.startsWith('accept'));
    const rejected = admitted
      .filter(c => !c.kind.spec.safeParse(c.spec).success)
      .map(c => `${c.id}: ${c.gist}`);
    expect(admitted.length).toBeGreaterThan(10);
    expect(rejected).toEqual([]);
  });

  it('rejects what the schema and the webhook reject in the kinds of Linkerd', () => {
    const refused = known.filter(
      c => c.expect === 'reject' && c.kind.apiVersion.startsWith('policy'),
    );
    const accepted = refused
      .filter(c => c.kind.spec.safeParse(c.spec).success)
      .map(c => `${c.id}: ${c.gist}`);
    expect(refused.length).toBeGreaterThan(5);
    expect(accepted).toEqual([]);
  });
});

describe('Server', () => {
  const podSelector = { matchLabels: { app: 'order' } };

  it.each([
    ['a port by name', { podSelector, port: 'http' }],
    ['a selector of all Pods', { podSelector: {}, port: 80 }],
    ['external workloads', { externalWorkloadSelector: podSelector, port: 80 }],
  ])('accepts %s', (_, spec) => {
    expect(server.spec.safeParse(spec).success).toBe(true);
  });

  it.each([
    ['an unknown field', { podSelector, port: 80, protocol: 'HTTP/1' }],
    ['port 0', { podSelector, port: 0 }],
    ['no selector', { port: 80 }],
    [
      'two selectors',
      { podSelector, externalWorkloadSelector: podSelector, port: 80 },
    ],
  ])('rejects %s', (_, spec) => {
    expect(server.spec.safeParse(spec).success).toBe(false);
  });
});
