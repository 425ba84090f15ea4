import { rendered } from '../testUtils/rendered';
import { scenarios } from '../testUtils/scenarios';

describe('the golden files', () => {
  it.each(Object.keys(scenarios))('show what %s looks like', name => {
    const { input, target, shows } = scenarios[name];
    const { items } = jest.requireActual(`./__fixtures__/${name}.yaml`);

    expect(
      rendered(input, target).filter(({ kind }) => shows.includes(kind)),
    ).toEqual(items);
  });
});
