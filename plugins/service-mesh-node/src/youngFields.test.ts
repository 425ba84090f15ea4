import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { z } from 'zod/v4';
import { httpRoute } from './gateway-api';
import { defineKind } from './kind';
import { isReleased, since, valuesSince } from './since';
import { testTarget } from './testUtils';
import { fieldSince, knowsField, youngFields } from './youngFields';

const names = z.array(z.string()).optional();

const Thing = defineKind({
  apiVersion: 'example.com/v1',
  alsoServed: ['example.com/v1beta1'],
  kind: 'Thing',
  spec: z.strictObject({
    old: names,
    young: since('1.9', names),
    mode: valuesSince({ FAST: '1.10' }, z.enum(['SLOW', 'FAST'])).optional(),
    code: z.union([z.literal(1), since('1.9', z.literal(2))]).optional(),
    parts: z
      .array(
        z.strictObject({
          size: since(
            '1.9',
            z.strictObject({ unit: since('1.11', z.string()) }),
          ).nullish(),
        }),
      )
      .optional(),
    byName: z
      .record(z.string(), z.strictObject({ weight: since('1.9', z.int()) }))
      .optional(),
  }),
});

const at = (version: string) =>
  testTarget({ mesh: 'test', provider: 'test', version });

const young = (spec: object, version: string, apiVersion = 'example.com/v1') =>
  youngFields(
    {
      apiVersion,
      kind: 'Thing',
      metadata: { name: 'a' },
      spec: spec as JsonObject,
    },
    [Thing],
    at(version),
  );

describe('the fields of an object that are younger than a target', () => {
  it.each([
    ['a field', { young: [] }, '/spec/young', '1.9'],
    ['a value', { mode: 'FAST' }, '/spec/mode', '1.10'],
    ['an alternative', { code: 2 }, '/spec/code', '1.9'],
    [
      'a field of an item',
      { parts: [{}, { size: null }] },
      '/spec/parts/1/size',
      '1.9',
    ],
    [
      'a field of a map',
      { byName: { 'a/b': { weight: 1 } } },
      '/spec/byName/a~1b/weight',
      '1.9',
    ],
  ])('hold %s', (_, spec, pointer, release) => {
    expect(young(spec, '1.8')).toEqual([{ pointer, since: release }]);
    expect(young(spec, release)).toEqual([]);
  });

  it('name the outermost of fields inside each other', () => {
    const spec = { parts: [{ size: { unit: 'm' } }] };

    expect(young(spec, '1.8')).toEqual([
      { pointer: '/spec/parts/0/size', since: '1.9' },
    ]);
    expect(young(spec, '1.10')).toEqual([
      { pointer: '/spec/parts/0/size/unit', since: '1.11' },
    ]);
  });

  it('are none where fields are old, unknown, or of a kind that is not known', () => {
    expect(
      young({ old: ['a'], mode: 'SLOW', code: 1, odd: {} }, '1.0'),
    ).toEqual([]);
    expect(young({ young: [] }, '1.0', 'example.org/v1')).toEqual([]);
  });

  it('are found in every version of a kind', () => {
    expect(young({ young: [] }, '1.0', 'example.com/v1beta1')).toHaveLength(1);
  });
});

describe('a field of a kind', () => {
  it('is known since the release of its schema, or of one around it', () => {
    expect(fieldSince(Thing, 'old')).toBeUndefined();
    expect(fieldSince(Thing, 'parts.size')).toBe('1.9');
    expect(fieldSince(Thing, 'parts.size.unit')).toBe('1.11');
    expect(knowsField(at('1.8'), Thing, 'old')).toBe(true);
    expect(knowsField(at('1.8'), Thing, 'young')).toBe(false);
    expect(knowsField(at('1.10'), Thing, 'young')).toBe(true);
  });

  it('must exist', () => {
    expect(() => fieldSince(Thing, 'parts.length')).toThrow(
      'Thing has no field parts.length',
    );
  });
});

describe('the releases of the Gateway API', () => {
  const gatewayApi = (
    gatewayApiVersion: string,
    gatewayApiChannel: 'standard' | 'experimental' = 'standard',
  ) => ({ ...at('1.29'), gatewayApiVersion, gatewayApiChannel });

  it.each([
    [{ experimental: '1.2' }, '1.2', '1.9'],
    [{ experimental: '1.2', standard: '1.4' }, '1.2', '1.3'],
    [{ standard: '1.4' }, '1.4', '1.3'],
  ])(
    'give %j to the experimental channel from %s on',
    (release, from, never) => {
      expect(isReleased(release, gatewayApi(from, 'experimental'))).toBe(true);
      expect(isReleased(release, gatewayApi('1.1', 'experimental'))).toBe(
        false,
      );
      expect(isReleased(release, gatewayApi(never))).toBe(false);
    },
  );

  it.each([
    ['rules.retry', '1.9', 'standard', false],
    ['rules.retry', '1.2', 'experimental', true],
    ['rules.timeouts', '1.1', 'standard', false],
    ['rules.timeouts', '1.2', 'standard', true],
    ['rules.name', '1.4', 'standard', true],
    ['rules.filters.requestMirror.percent', '1.2', 'standard', false],
    ['rules.filters.requestMirror.percent', '1.3', 'standard', true],
    ['rules.backendRefs.filters.cors', '1.4', 'standard', false],
    ['rules.filters.cors', '1.5', 'standard', true],
    ['parentRefs.port', '1.1', 'standard', true],
  ] as const)(
    'know %s of HTTPRoute in %s %s: %s',
    (path, version, channel, known) => {
      expect(knowsField(gatewayApi(version, channel), httpRoute, path)).toBe(
        known,
      );
    },
  );

  it('know the values of a filter', () => {
    const spec: JsonObject = {
      rules: [
        {
          filters: [
            { type: 'CORS', cors: {} },
            {
              type: 'RequestRedirect',
              requestRedirect: { statusCode: 308 },
            },
          ],
        },
      ],
    };
    const route = {
      apiVersion: httpRoute.apiVersion,
      kind: httpRoute.kind,
      metadata: { name: 'a' },
      spec,
    };

    expect(
      youngFields(route, [httpRoute], gatewayApi('1.4')).map(
        ({ pointer }) => pointer,
      ),
    ).toEqual([
      '/spec/rules/0/filters/0/type',
      '/spec/rules/0/filters/0/cors',
      '/spec/rules/0/filters/1/requestRedirect/statusCode',
    ]);
    expect(youngFields(route, [httpRoute], gatewayApi('1.5'))).toEqual([]);
  });
});
