import { showValue } from './showValue';

describe('showValue', () => {
  it('shows text as it is and the rest as JSON', () => {
    expect(showValue('5s')).toBe('5s');
    expect(showValue({ v1: 90 })).toBe('{"v1":90}');
    expect(showValue(undefined)).toBe('');
  });

  it('cuts what is long', () => {
    expect(showValue('x'.repeat(5_000))).toHaveLength(301);
  });
});
