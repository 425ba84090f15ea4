import { stringify } from 'yaml';
import { z } from 'zod/v4';
import { readMeshConfig } from '../../config';
import { httpRoute } from '../../gateway-api';
import { defineKind } from '../../kind';
import { since, valuesSince } from '../../since';
import { validateFiles, ValidateOptions } from '../validateFiles';
import { fieldNotInRelease } from './fieldNotInRelease';
import { schemaRules } from './schema';

const widget = defineKind({
  apiVersion: 'example.com/v1',
  alsoServed: [],
  kind: 'Widget',
  spec: z.strictObject({
    size: since('1.9', z.int().optional()),
    mode: valuesSince({ FAST: '1.10' }, z.enum(['SLOW', 'FAST'])).optional(),
  }),
});

const provider = { id: 'mesh', title: 'Mesh', kinds: [widget, httpRoute] };

const youngWidget = {
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name: 'w' },
  spec: { size: 1, mode: 'FAST' },
};

const retrying = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: { rules: [{ retry: { attempts: 2 }, timeouts: { request: '5s' } }] },
};

function pointers(
  object: object,
  facts: Partial<ValidateOptions>,
  section = {},
) {
  return validateFiles([{ path: 'a.yaml', content: stringify(object) }], {
    rules: [fieldNotInRelease([provider]), ...schemaRules(provider)],
    config: readMeshConfig(section),
    ...facts,
  }).map(({ pointer }) => pointer);
}

describe('schema/field-not-in-release', () => {
  it.each([
    ['1.8', ['/spec/mode', '/spec/size']],
    ['1.9', ['/spec/mode']],
    ['1.10', []],
    ['newest', []],
  ])('finds with release %s: %j', (version, expected) => {
    expect(
      pointers(youngWidget, { versions: { mesh: version } }).sort(),
    ).toEqual(expected);
  });

  it('says nothing where no release is known', () => {
    expect(pointers(youngWidget, {})).toEqual([]);
    expect(pointers(retrying, {})).toEqual([]);
  });

  it('names both releases', () => {
    const [found] = validateFiles(
      [{ path: 'a.yaml', content: stringify(youngWidget) }],
      {
        rules: [fieldNotInRelease([provider])],
        config: readMeshConfig({}),
        versions: { mesh: '1.9' },
      },
    );
    expect(found.message).toBe(
      "/spec/mode of Widget 'w' came with Mesh 1.10, and 1.9 runs.",
    );
  });

  it.each([
    ['1.0', undefined, ['/spec/rules/0/retry']],
    ['1.2', undefined, []],
    ['1.2', 'standard', ['/spec/rules/0/retry']],
    ['1.1', 'standard', ['/spec/rules/0/retry', '/spec/rules/0/timeouts']],
    ['1.2', 'experimental', []],
  ])(
    'finds with Gateway API %s, channel %s: %j',
    (gatewayApi, channel, expected) => {
      const section = channel ? { targets: { gatewayApi: { channel } } } : {};
      expect(
        pointers(retrying, { versions: { gatewayApi } }, section).sort(),
      ).toEqual(expected);
    },
  );

  it('leaves a field that is wrong anyway to the schema', () => {
    expect(
      validateFiles(
        [
          {
            path: 'a.yaml',
            content: stringify({ ...youngWidget, spec: { size: 'big' } }),
          },
        ],
        {
          rules: [fieldNotInRelease([provider]), ...schemaRules(provider)],
          config: readMeshConfig({}),
          versions: { mesh: '1.8' },
        },
      ).map(({ code }) => code),
    ).toEqual(['schema/invalid-value']);
  });
});
