import { goDurationMs } from './duration';

describe('goDurationMs', () => {
  it.each([
    ['500ms', 500],
    ['0.5s', 500],
    ['1m30s', 90_000],
    ['1h', 3_600_000],
    ['0s', 0],
  ])('reads %s', (text, ms) => {
    expect(goDurationMs(text)).toBe(ms);
  });

  it.each(['', '5', 's', '5 s', '-5s', 5, null])('does not read %j', value => {
    expect(goDurationMs(value)).toBeNull();
  });
});
