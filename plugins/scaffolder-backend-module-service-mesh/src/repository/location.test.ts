import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { parseConfigLocation, parseRepoLocation } from './location';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'git.example.com:8443', apiBaseUrl: 'https://x/api' }],
      bitbucketServer: [{ host: 'bb.example.com', apiBaseUrl: 'https://x' }],
      gitlab: [
        {
          host: 'git.lab.example.com',
          apiBaseUrl: 'https://inside/lab/api/v4',
          baseUrl: 'https://inside/lab',
          token: 'x',
        },
      ],
      gitea: [{ host: 'tea.example.com' }],
      gerrit: [
        {
          host: 'gerrit.example.com',
          gitilesBaseUrl: 'https://gerrit.example.com/plugins/gitiles',
        },
      ],
    },
  }),
);

const read = (location: string | null) =>
  parseConfigLocation(location, integrations);

describe('parseConfigLocation', () => {
  it.each([
    [
      'https://github.com/example/shop/tree/main/a/b/',
      'github',
      'github.com?owner=example&repo=shop',
      'https://github.com/example/shop/tree/main',
    ],
    [
      'https://gitlab.com/group/sub/shop/-/tree/main/a/b',
      'gitlab',
      'gitlab.com?owner=group%2Fsub&repo=shop',
      'https://gitlab.com/group/sub/shop/-/tree/main',
    ],
    [
      'https://bitbucket.org/example/shop/src/main/a/b',
      'bitbucketCloud',
      'bitbucket.org?workspace=example&project=example&repo=shop',
      'https://bitbucket.org/example/shop/src/main',
    ],
    [
      'https://bb.example.com/projects/EX/repos/shop/browse/a/b?at=refs/heads/main',
      'bitbucketServer',
      'bb.example.com?project=EX&repo=shop',
      'https://bb.example.com/projects/EX/repos/shop/browse?at=main',
    ],
    [
      'https://git.lab.example.com/lab/group/shop/-/tree/main/a/b',
      'gitlab',
      'git.lab.example.com?owner=group&repo=shop',
      'https://git.lab.example.com/lab/group/shop/-/tree/main',
    ],
    [
      'https://dev.azure.com/example/shop/_git/config?path=/a/b&version=GBmain',
      'azure',
      'dev.azure.com?organization=example&project=shop&repo=config',
      'https://dev.azure.com/example/shop/_git/config?version=GBmain',
    ],
    [
      'https://dev.azure.com/example/_git/shop?path=%2Fa%2Fb&version=GBmain',
      'azure',
      'dev.azure.com?organization=example&project=shop&repo=shop',
      'https://dev.azure.com/example/shop/_git/shop?version=GBmain',
    ],
    [
      'https://tea.example.com/example/shop/src/branch/main/a/b',
      'gitea',
      'tea.example.com?owner=example&repo=shop',
      'https://tea.example.com/example/shop/src/branch/main',
    ],
    [
      'https://gerrit.example.com/plugins/gitiles/a-team/shop/+/refs/heads/main/a/b',
      'gerrit',
      'gerrit.example.com?repo=a-team%2Fshop',
      'https://gerrit.example.com/plugins/gitiles/a-team/shop/+/refs/heads/main',
    ],
  ])('reads %s', (location, scm, repoUrl, rootUrl) => {
    expect(read(location)).toMatchObject({
      scm,
      repoUrl,
      rootUrl,
      branch: 'main',
      path: 'a/b',
    });
  });

  it('reads a repository of another host, with or without the prefix of a source location', () => {
    expect(read('url:https://git.example.com:8443/example/shop')).toMatchObject(
      {
        scm: 'github',
        repoUrl: 'git.example.com:8443?owner=example&repo=shop',
        branch: '',
        path: '',
      },
    );
  });

  it('keeps what an owner is called apart from the other parts of the query', () => {
    expect(read('https://github.com/a&repo=evil/shop')?.repoUrl).toBe(
      'github.com?owner=a%26repo%3Devil&repo=shop',
    );
  });

  it.each([
    null,
    '',
    'mesh',
    'https://github.com/example',
    'https://github.com/example/shop/tree',
    'https://github.com/example/shop/issues/1',
    'https://gitlab.com/shop/-/tree/main',
    'https://gitlab.com/group/shop/-/issues',
    'https://bitbucket.org/example/shop/pull-requests/1',
    'https://bb.example.com/users/EX/repos/shop',
    'https://dev.azure.com/example/shop/_apis/git',
    'https://dev.azure.com/example/shop/_git/config?version=GTv1',
    'https://dev.azure.com/example/shop/_git/config?path=/../a',
    'https://tea.example.com/example/shop',
    'https://gerrit.example.com/a-team/shop/+/refs/heads/main',
    'https://gerrit.example.com/plugins/gitiles/a-team/shop/+/HEAD/a',
    'https://git.lab.example.com/group/shop',
    'https://unknown.example.com/example/shop',
    'https://github.com/example/shop/tree/main/..%2F..%2Fother',
    'https://github.com/example/shop/tree/main/%2e%2e%5Cother',
    'https://github.com/example/shop/tree/main/%E0%A4%A',
    'file:///etc/example/shop',
  ])('does not read %p', location => {
    expect(read(location)).toBeNull();
  });
});

describe('parseRepoLocation', () => {
  it('reads what the scaffolder picks, and keeps its spelling', () => {
    expect(
      parseRepoLocation(
        'bitbucket.org?workspace=w&project=P&repo=r',
        { branch: 'main', path: './a/' },
        integrations,
      ),
    ).toMatchObject({
      scm: 'bitbucketCloud',
      repoUrl: 'bitbucket.org?workspace=w&project=P&repo=r',
      rootUrl: 'https://bitbucket.org/w/r/src/main',
      path: 'a',
    });
  });

  const parseIn = (repoUrl: string, path: string, branch = 'main') =>
    parseRepoLocation(repoUrl, { branch, path }, integrations);

  it.each(['../a', 'a/../../b', '/etc', '\\\\host', '.git/hooks', 'a/.GIT'])(
    'refuses the folder %s',
    path =>
      expect(() => parseIn('github.com?owner=o&repo=r', path)).toThrow(
        'leaves its repository',
      ),
  );

  it('says what is missing', () => {
    expect(() => parseIn('dev.azure.com?project=p&repo=r', '')).toThrow(
      'does not say what the repository is in',
    );
    expect(() => parseIn('tea.example.com?owner=o&repo=r', '', '')).toThrow(
      "Name the branch of 'tea.example.com?owner=o&repo=r'",
    );
  });
});
