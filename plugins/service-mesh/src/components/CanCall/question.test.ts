import { readClaims, readHeaders, toRequest } from './question';

describe('readHeaders', () => {
  it('reads one header a line, names in lower case', () => {
    expect(readHeaders('X-Beta: true\n\nHost: a:8080')).toEqual({
      'x-beta': 'true',
      host: 'a:8080',
    });
    expect(readHeaders('')).toEqual({});
  });

  it('refuses a line without a name', () => {
    expect(readHeaders('x-beta')).toBeUndefined();
    expect(readHeaders(': true')).toBeUndefined();
  });
});

describe('readClaims', () => {
  it('reads an object, or nothing for no token', () => {
    expect(readClaims('{"sub": "a"}')).toEqual({ sub: 'a' });
    expect(readClaims(' ')).toBeNull();
  });

  it.each(['[]', 'null', '"x"', '{'])('refuses %s', text => {
    expect(readClaims(text)).toBeUndefined();
  });
});

describe('toRequest', () => {
  const target = { mesh: 'istio', environment: 'default' };
  const question = {
    caller: ' ',
    method: 'GET',
    path: '/orders/7',
    headers: '',
    claims: '',
  };

  it('takes an empty caller for one in plaintext', () => {
    expect(toRequest(question, target)).toEqual({
      ...target,
      caller: null,
      method: 'GET',
      path: '/orders/7',
      headers: {},
      claims: null,
    });
  });

  it('waits until everything can be read', () => {
    expect(toRequest({ ...question, path: 'orders' }, target)).toBeUndefined();
    expect(toRequest({ ...question, claims: '{' }, target)).toBeUndefined();
    expect(toRequest({ ...question, headers: 'x' }, target)).toBeUndefined();
  });
});
