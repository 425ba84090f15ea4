import { grouped } from './grouped';

describe('grouped', () => {
  it('keeps the order of things, and that in which keys come first', () => {
    const groups = grouped(['b1', 'a1', 'b2', '__proto__'], ([first]) => first);
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
      ['_', ['__proto__']],
    ]);
  });
});
