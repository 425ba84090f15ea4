import fc from 'fast-check';
import { parse } from 'yaml';
import {
  fromPointer,
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { writeYaml } from './write';

const textOf = (value: Json) => writeYaml({ value } as JsonObject).text;

const json = fc.dictionary(
  fc.string({ unit: 'grapheme' }).filter(key => key !== '__proto__'),
  fc.jsonValue({ noUnicodeString: false }),
  { noNullPrototype: true },
) as fc.Arbitrary<JsonObject>;

const withoutProto = (value: unknown) =>
  !JSON.stringify(value).includes('__proto__');

/** Minus zero has no spelling of its own in JSON. */
const normalise = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('writeYaml', () => {
  it('writes maps and lists as people do', () => {
    expect(
      writeYaml(
        {
          kind: 'VirtualService',
          spec: {
            hosts: ['order.shop.svc.cluster.local'],
            http: [{ name: 'catch-all', route: [{ weight: 90 }] }],
            empty: {},
            none: [],
          },
        },
        ['Made for component:default/order.'],
      ).text,
    ).toBe(`# Made for component:default/order.
kind: VirtualService
spec:
  hosts:
    - order.shop.svc.cluster.local
  http:
    - name: catch-all
      route:
        - weight: 90
  empty: {}
  none: []
`);
  });

  it.each([
    ['yes', "value: 'yes'\n"],
    ['on', "value: 'on'\n"],
    ['N', "value: 'N'\n"],
    ['8080', "value: '8080'\n"],
    ['1e3', "value: '1e3'\n"],
    ['0x1f', "value: '0x1f'\n"],
    ['12:30', "value: '12:30'\n"],
    ['2001-01-01', "value: '2001-01-01'\n"],
    ['.inf', "value: '.inf'\n"],
    ['*', "value: '*'\n"],
    ['', "value: ''\n"],
    ['a: b', "value: 'a: b'\n"],
    ["it's", "value: 'it''s'\n"],
    ['two\nlines', 'value: "two\\nlines"\n'],
    ['5s', 'value: 5s\n'],
    ['component:default/order', 'value: component:default/order\n'],
    ['a,b', 'value: a,b\n'],
    ['a:', "value: 'a:'\n"],
    ['a #b', "value: 'a #b'\n"],
    ['- a', "value: '- a'\n"],
    ['/orders/[^/]+', "value: '/orders/[^/]+'\n"],
    ['/orders', 'value: /orders\n'],
    ['connect-failure', 'value: connect-failure\n'],
  ])('quotes %j where YAML 1.1 would bite, and only there', (value, text) => {
    expect(textOf(value)).toBe(text);
  });

  it.each(['1.1', '1.2'] as const)(
    'is read back unchanged by YAML %s, whatever the value',
    version => {
      fc.assert(
        fc.property(json.filter(withoutProto), value => {
          expect(parse(writeYaml(value).text, { version })).toEqual(
            normalise(value),
          );
        }),
        { numRuns: 500 },
      );
    },
  );

  const at = (value: Json, keys: string[]) =>
    keys.reduce<any>((node, key) => node[key], value);
  const isScalar = (value: unknown) =>
    value === null || typeof value !== 'object';

  it('maps every scalar to the text that was written for it', () => {
    fc.assert(
      fc.property(json.filter(withoutProto), value => {
        const { text, sourceMap } = writeYaml(value, ['A comment.']);
        const lines = text.split('\n');
        const scalars = Object.entries(sourceMap).filter(([pointer]) =>
          isScalar(at(value, fromPointer(pointer))),
        );
        expect(
          scalars.map(
            ([
              ,
              {
                value: { start, end },
              },
            ]) =>
              parse(
                lines[start.line - 1].slice(start.column - 1, end.column - 1),
              ),
          ),
        ).toEqual(
          scalars.map(([pointer]) =>
            normalise(at(value, fromPointer(pointer))),
          ),
        );
      }),
    );
  });

  it('knows the keys of members, and that items have none', () => {
    fc.assert(
      fc.property(json.filter(withoutProto), value => {
        const { sourceMap } = writeYaml(value);
        const places = Object.entries(sourceMap);
        expect(places.map(([, place]) => place.key === null)).toEqual(
          places.map(
            ([pointer]) =>
              pointer === '' ||
              Array.isArray(at(value, fromPointer(pointer).slice(0, -1))),
          ),
        );
      }),
    );
  });
});
