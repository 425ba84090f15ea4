import { labelIndex } from './labelIndex';

const pods = [
  { name: 'a', labels: { app: 'orders', version: 'v1' } },
  { name: 'b', labels: { app: 'orders', version: 'v2' } },
  { name: 'c', labels: { app: 'basket', version: 'v1' } },
];

describe('things by their labels', () => {
  const select = labelIndex(pods, ({ labels }) => labels);

  it.each([
    [{}, ['a', 'b', 'c']],
    [{ app: 'orders' }, ['a', 'b']],
    [{ app: 'orders', version: 'v1' }, ['a']],
    [{ app: 'orders', tier: 'web' }, []],
    [{ app: 'payments' }, []],
  ])('%j selects %j', (wanted, names) => {
    expect(select(wanted).map(({ name }) => name)).toEqual(names);
  });
});
