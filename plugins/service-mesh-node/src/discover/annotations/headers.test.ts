import { parseHeaders } from './headers';

describe('parseHeaders', () => {
  it('reads names in any case', () => {
    expect(parseHeaders('X-Group, cookie')).toEqual({
      value: ['x-group', 'cookie'],
    });
  });

  it.each([['x group'], ['x-group,'], ['x-group: b']])('refuses %j', text => {
    expect(parseHeaders(text)).toEqual({
      problem: expect.stringContaining('no name of a header'),
    });
  });
});
