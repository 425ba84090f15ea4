import { parseConfigLocation } from './location';

describe('parseConfigLocation', () => {
  it('reads repository, branch and folder as GitHub shows them', () => {
    expect(
      parseConfigLocation('https://github.com/example/shop/tree/main/a/b/'),
    ).toEqual({
      repoUrl: 'github.com?owner=example&repo=shop',
      branch: 'main',
      path: 'a/b',
    });
  });

  it('reads a repository of another host, with or without the prefix of a source location', () => {
    expect(
      parseConfigLocation('url:https://git.example.com:8443/example/shop'),
    ).toEqual({
      repoUrl: 'git.example.com:8443?owner=example&repo=shop',
      branch: '',
      path: '',
    });
  });

  it('keeps what an owner is called apart from the other parts of the query', () => {
    expect(
      parseConfigLocation('https://github.com/a&repo=evil/shop')?.repoUrl,
    ).toBe('github.com?owner=a%26repo%3Devil&repo=shop');
  });

  it.each([
    null,
    '',
    'mesh',
    'http://github.com/example/shop/tree/main/mesh',
    'https://github.com/example',
    'https://github.com/example/shop/tree',
    'https://github.com/example/shop/issues/1',
    'https://gitlab.com/group/shop/-/tree/main/mesh',
    'https://github.com/example/shop/tree/main/..%2F..%2Fother',
    'https://github.com/example/shop/tree/main/%E0%A4%A',
    'file:///etc/example/shop',
  ])('does not read %p', configLocation => {
    expect(parseConfigLocation(configLocation)).toBeNull();
  });
});
