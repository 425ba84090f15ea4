import { createRequire } from 'node:module';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  fromPointer,
  Json,
  JsonObject,
  Range,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { writeYaml } from './write';

/** The other parser that JavaScript tools use, as the AsyncAPI parser brings it. */
const { load } = createRequire(require.resolve('@asyncapi/parser'))(
  'js-yaml',
) as { load(text: string): unknown };

/** How each reader takes a text. */
const readers: Record<string, (text: string) => unknown> = {
  'YAML 1.1': text => parse(text, { version: '1.1' }),
  'YAML 1.2': text => parse(text, { version: '1.2' }),
  'js-yaml': load,
};

/** Texts that some version of YAML takes for something else, or that need care. */
const traps = [
  ...['y', 'n', 'Y', 'N', 'yes', 'No', 'ON', 'off', 'true', 'False', 'null'],
  ...['~', 'Null', '=', '<<', '.inf', '-.INF', '.nan', '0', '-1', '+1', '0o17'],
  ...['1e3', '1E+3', '.5', '5.', '0x1f', '012', '0b1', '1_000', '12:30:45'],
  ...['2024-01-01', '2024-01-01T12:00:00Z', '', ' ', ' a', 'a ', '\ta', 'a\t'],
  ...['-', '- a', '?', '? a', ':', ': a', 'a:', 'a: b', 'a #b', '#a', '---'],
  ...['...', '%YAML', '@a', '`a', '!a', '!!str a', '&a', '*a', '|', '>', '|-'],
  ...['[a]', '{a}', 'a,b', "it's", '"a"', '\\n', 'a\nb', '\na', 'a\n', '\r\n'],
  ...['\u0085', '\u2028', '\ufeff', '\ufffe', '\uffff', '\u0000', '\u007f'],
  ...['🐉', '👩‍🚀', '\ud800', 'a\udc00', '\u202egnp', 'istio.io/use-waypoint'],
  ...['x'.repeat(2000), `${'word '.repeat(300)}`, `${'ü'.repeat(1100)}`],
];

const text = fc.oneof(
  fc.constantFrom(...traps),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const key = text.filter(name => name !== '__proto__');
const { value: json } = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(n => n || 0),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const object = fc.dictionary(key, json, {
  maxKeys: 5,
  noNullPrototype: true,
}) as fc.Arbitrary<JsonObject>;

/** A document with a hostile comment behind every line. */
const annotated = fc.tuple(object, text).map(([value, note]) => {
  const pointers = Object.keys(writeYaml(value).sourceMap);
  const notes = pointers.map(pointer => [pointer, note]);
  return { value, header: note, notes: Object.fromEntries(notes) };
});

const at = (value: Json, pointer: string) =>
  fromPointer(pointer).reduce<any>((node, name) => node[name], value);

describe.each(Object.keys(readers))('written YAML, read as %s,', reader => {
  const read = readers[reader];

  it.each(traps.map(trap => [JSON.stringify(trap).slice(0, 30), trap]))(
    'keeps the text %s as value, key and item',
    (_, trap) => {
      const value = {
        value: trap,
        [trap]: 1,
        list: [trap, { [trap]: [trap] }],
      };
      expect(read(writeYaml(value).text)).toEqual(value);
    },
  );

  it('is the same object, also with comments behind every line', () => {
    fc.assert(
      fc.property(annotated, ({ value, header, notes }) => {
        expect(read(writeYaml(value).text)).toEqual(value);
        expect(read(writeYaml(value, [header], notes).text)).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the source map', () => {
  it('does not change with comments behind the lines', () => {
    fc.assert(
      fc.property(annotated, ({ value, notes }) => {
        expect(writeYaml(value, [], notes).sourceMap).toEqual(
          writeYaml(value).sourceMap,
        );
      }),
    );
  });

  it('points at the text of every value, collections included, and of every key', () => {
    fc.assert(
      fc.property(annotated, ({ value, header, notes }) => {
        const written = writeYaml(value, [header], notes);
        const lines = written.text.split('\n');
        const slice = ({ start, end }: Range) =>
          lines
            .slice(start.line - 1, end.line)
            .map((line, index, all) =>
              line.slice(
                index === 0 ? start.column - 1 : 0,
                index === all.length - 1 ? end.column - 1 : undefined,
              ),
            );
        const places = Object.entries(written.sourceMap);
        const readValue = (place: Range) => {
          const [first, ...others] = slice(place);
          const indent = ' '.repeat(place.start.column - 1);
          return parse([indent + first, ...others].join('\n'));
        };
        expect(places.map(([, place]) => readValue(place.value))).toEqual(
          places.map(([pointer]) => at(value, pointer)),
        );
        const keyed = places.flatMap(([pointer, place]) =>
          place.key ? [{ pointer, key: place.key }] : [],
        );
        expect(keyed.map(({ key: place }) => readValue(place))).toEqual(
          keyed.map(({ pointer }) => fromPointer(pointer).at(-1)),
        );
      }),
    );
  });
});
