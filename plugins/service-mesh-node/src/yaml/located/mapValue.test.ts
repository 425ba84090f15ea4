import fc from 'fast-check';
import { MapValue } from './mapValue';

const names = [
  ...['0', '200', '404', '4294967294', '4294967295', '007', '1a'],
  ...['a', '', '__proto__', 'constructor'],
];

it('holds what is set, whatever the names and their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...names), fc.nat())),
      members => {
        const value = new MapValue();
        const plain = new Map<string, number>();
        for (const [name, number] of members) {
          expect([name, value.has(name)]).toEqual([name, plain.has(name)]);
          value.set(name, number);
          plain.set(name, number);
        }
        expect(Object.entries(value.done())).toEqual(
          Object.entries(Object.fromEntries(plain)),
        );
      },
    ),
  );
});
