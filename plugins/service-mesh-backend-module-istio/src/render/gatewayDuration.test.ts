import { gatewayDuration } from './gatewayDuration';

describe('gatewayDuration', () => {
  it.each([
    ['500ms', '500ms'],
    ['99999s', '99999s'],
    ['120000ms', '2m'],
    ['100001ms', '1m40s1ms'],
    ['100000s', '27h46m40s'],
  ])('spells %s as %s', (duration, expected) => {
    expect(gatewayDuration(duration)).toBe(expected);
  });
});
