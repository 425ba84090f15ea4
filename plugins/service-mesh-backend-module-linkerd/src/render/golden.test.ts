import { bundleOf } from '../testUtils/rendered';
import { scenarios } from '../testUtils/scenarios';

describe('the golden files', () => {
  it.each(Object.keys(scenarios))('show the whole bundle for %s', name => {
    const { items } = jest.requireActual(`./__fixtures__/${name}.yaml`);

    expect(bundleOf(scenarios[name])).toEqual(items);
  });
});
