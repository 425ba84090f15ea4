import { readMeshConfig } from '../config';
import { serviceBundle } from '../render/bundle';
import { ManifestDraft } from '../render/draft';
import { kustomizations } from '../render/kustomization';
import { writeBundle } from '../render/writeBundle';
import { testServiceInput, testTarget } from '../testUtils';
import { compareFiles } from './compareFiles';
import { planDelivery } from './deliver';
import { readPresentFile } from './presentFile';

const { service } = testServiceInput();
const target = testTarget({
  mesh: 'istio',
  provider: 'istio',
  version: '1.29',
});
const FOLDER = 'default/shop/order';
const FILE = `${FOLDER}/gateway-order.yaml`;

const generate = (spec: object, overrides: Partial<ManifestDraft> = {}) =>
  writeBundle(
    [
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'Gateway',
        name: 'order',
        namespace: 'shop',
        body: { spec: spec as never },
        role: 'own',
        phase: 1,
        ...overrides,
      },
    ],
    serviceBundle(service, target),
    target,
    readMeshConfig({}).output,
  );

const [{ yaml }] = generate({ servers: 1 });
const [{ yaml: newer }] = generate({ servers: 2 });

const compare = (text: string | null, generated = newer, file = FILE) =>
  compareFiles(
    [{ file: FILE, yaml: generated }],
    text === null ? [] : [readPresentFile({ file, text })],
    [FOLDER],
  );

describe('a file that is generated', () => {
  it('is added where there is none', () => {
    expect(compare(null)).toEqual([
      { file: FILE, state: 'added', edited: 'no' },
    ]);
  });

  it.each([
    ['the same bytes', newer],
    ['the ends of lines that Git made', newer.replace(/\n/g, '\r\n')],
  ])('is unchanged with %s', (_, text) => {
    expect(compare(text)).toEqual([
      { file: FILE, state: 'unchanged', edited: 'no' },
    ]);
  });

  it('is changed where an earlier run wrote something else', () => {
    expect(compare(yaml)).toEqual([
      { file: FILE, state: 'changed', edited: 'no' },
    ]);
  });

  it.each([
    ['a value', yaml.replace('servers: 1', 'servers: 7')],
    [
      'a value of what has lost its header',
      `${yaml.replace(/#.*\n/g, '')}  ports: 1\n`,
    ],
    ['a label', yaml.replace('  labels:', '  labels:\n    a: b')],
  ])('is known to be edited by hand in %s', (_, text) => {
    expect(compare(text)).toEqual([
      { file: FILE, state: 'changed', edited: 'yes' },
    ]);
  });

  it.each(['kind: Gateway\n', 'not: [yaml', ''])(
    'is foreign where somebody else wrote %j',
    text => {
      expect(compare(text)).toEqual([
        { file: FILE, state: 'foreign', edited: 'unknown' },
      ]);
    },
  );

  const [patch] = generate({ servers: 1 }, { role: 'patch' });
  const [list] = kustomizations(generate({ servers: 1 }), target);

  it.each([
    ['patch', patch.yaml, 'servers: 1', 'servers: 7'],
    ['list of files', list.yaml, 'gateway-order', 'gateway-other'],
  ])(
    'is known to be edited where it is a %s, by the hash in its header',
    (_, text, from, to) => {
      const stateOf = (present: string) => compare(present)[0];

      expect(stateOf(text)).toMatchObject({ state: 'changed', edited: 'no' });
      expect(stateOf(text.replace(from, to))).toMatchObject({ edited: 'yes' });
      expect(stateOf(`${text}  - ]`)).toMatchObject({ edited: 'yes' });
      expect(stateOf(text.replace(/# Content.*\n/, ''))).toMatchObject({
        edited: 'unknown',
      });
    },
  );

  it('keeps its hash out of the object that a patch changes', () => {
    expect(patch.yaml).toContain('# Content hash: ');
    expect(patch.object.metadata.annotations).toBeUndefined();
  });
});

describe('a file that is no longer generated', () => {
  it('is listed where it is ours and in a folder of the run', () => {
    expect(compare(yaml, newer, `${FOLDER}/patches/old.yaml`)).toEqual([
      { file: FILE, state: 'added', edited: 'no' },
      { file: `${FOLDER}/patches/old.yaml`, state: 'obsolete', edited: 'no' },
    ]);
  });

  it.each([
    ['of another service', yaml, 'default/shop/order-two/gateway-order.yaml'],
    ['of somebody else', 'kind: Gateway\n', `${FOLDER}/theirs.yaml`],
  ])('is not mentioned where it is one %s', (_, text, file) => {
    expect(compare(text, newer, file)).toHaveLength(1);
  });
});

describe('planDelivery', () => {
  const files = [
    { file: 'a', state: 'added', edited: 'no' },
    { file: 'b', state: 'unchanged', edited: 'no' },
    { file: 'c', state: 'changed', edited: 'no' },
    { file: 'd', state: 'changed', edited: 'yes' },
    { file: 'e', state: 'foreign', edited: 'unknown' },
    { file: 'f', state: 'obsolete', edited: 'no' },
    { file: 'g', state: 'obsolete', edited: 'yes' },
    { file: 'h', state: 'changed', edited: 'unknown' },
  ] as const;

  it('leaves alone what is not ours or was edited by hand', () => {
    expect(planDelivery(files, { overwrite: false, prune: true })).toEqual({
      written: ['a', 'c', 'h'],
      withheld: ['d', 'e', 'g'],
      removed: ['f'],
    });
  });

  it('takes it where told to', () => {
    expect(planDelivery(files, { overwrite: true, prune: true })).toEqual({
      written: ['a', 'c', 'd', 'e', 'h'],
      withheld: [],
      removed: ['f', 'g'],
    });
  });

  it('removes nothing unless told to', () => {
    expect(
      planDelivery(files, { overwrite: true, prune: false }).removed,
    ).toEqual([]);
  });
});
