import { Entity } from '@backstage/catalog-model';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { azureServer } from './__testUtils__/azure';
import { bitbucketCloudServer } from './__testUtils__/bitbucketCloud';
import { bitbucketServer } from './__testUtils__/bitbucketServer';
import { trustedCertificate } from './__testUtils__/certificate';
import { gerritServer } from './__testUtils__/gerrit';
import { giteaServer } from './__testUtils__/gitea';
import { gitlabServer } from './__testUtils__/gitlab';
import { GitRepository } from './__testUtils__/GitRepository';
import { redirect } from './__testUtils__/redirect';
import { Finished, RunningBackstage } from './__testUtils__/RunningBackstage';
import { ScmServer } from './__testUtils__/ScmServer';

// A whole Backstage starts, and each task runs to its end.
jest.setTimeout(180_000);

const TOKEN = 'ours-s3cr3t';
const USER_TOKEN = 'users-s3cr3t';
const FOLDER = 'mesh/default/shop/order';

/** Names that clients of Bitbucket Cloud know by heart. */
const CLOUD = ['bitbucket.org', 'api.bitbucket.org'];

const certificate = trustedCertificate(['localhost', ...CLOUD]);
const git = new GitRepository();
const tokens = [TOKEN, USER_TOKEN];
const servers = {
  azure: azureServer(git, tokens, certificate),
  bitbucketCloud: bitbucketCloudServer(git, tokens, certificate),
  bitbucketServer: bitbucketServer(git, tokens),
  gerrit: gerritServer(git, tokens),
  gitea: giteaServer(git, tokens),
  gitlab: gitlabServer(git, tokens),
};
type Kind = keyof typeof servers;
const kinds = Object.keys(servers) as Kind[];

const repository: Record<Kind, string> = {
  azure: 'organization=example&project=shop&repo=config',
  bitbucketCloud: 'workspace=example&project=example&repo=config',
  bitbucketServer: 'project=EX&repo=config',
  gerrit: 'repo=config',
  gitea: 'owner=example&repo=config',
  gitlab: 'owner=example&repo=config',
};

/** How app-config integrates the servers. */
const integrations = () => {
  const { azure, bitbucketServer: bitbucket, gerrit, gitea, gitlab } = servers;
  return {
    azure: [
      {
        host: azure.host,
        credentials: [{ personalAccessToken: TOKEN }],
      },
    ],
    bitbucketCloud: [{ username: 'backstage', token: TOKEN }],
    bitbucketServer: [
      {
        host: bitbucket.host,
        apiBaseUrl: `${bitbucket.url}/rest/api/1.0`,
        token: TOKEN,
      },
    ],
    gerrit: [
      {
        host: gerrit.host,
        baseUrl: gerrit.url,
        gitilesBaseUrl: `${gerrit.url}/gitiles`,
        username: 'backstage',
        password: TOKEN,
      },
    ],
    gitea: [{ host: gitea.host, baseUrl: gitea.url, password: TOKEN }],
    gitlab: [
      {
        host: gitlab.host,
        apiBaseUrl: `${gitlab.url}/api/v4`,
        baseUrl: gitlab.url,
        token: TOKEN,
      },
    ],
  };
};

const order = (more: Record<string, string> = {}): Entity[] =>
  testCatalog({ order: more });
const hostOf = (kind: Kind) =>
  kind === 'bitbucketCloud' ? CLOUD[0] : servers[kind].host;
const at = (kind: Kind, more: object = {}) => ({
  entityRef: 'component:default/order',
  mesh: 'istio',
  destination: 'other',
  repoUrl: `${hostOf(kind)}?${repository[kind]}`,
  repoBranch: 'main',
  targetPath: 'mesh',
  ...more,
});
const linksOf = ({ links = [] }: Finished['output']) =>
  links.flatMap(({ url }) => url || []);

const backstage = new RunningBackstage(order());
const redirected = redirect(CLOUD, () => servers.bitbucketCloud.port);

beforeAll(async () => {
  for (const server of Object.values(servers)) {
    await server.listen();
  }
  await backstage.start({ integrations: integrations() });
});
afterAll(async () => {
  await backstage.stop();
  redirected();
  for (const server of Object.values(servers)) {
    await server.close();
  }
  git.dispose();
});
beforeEach(() => {
  git.reset();
  backstage.entities = order();
  for (const server of Object.values(servers)) {
    server.writes.length = 0;
    server.writers.clear();
    server.refuses = () => false;
    server.pullRequests.length = 0;
  }
});

describe.each(kinds)('the template at %s', kind => {
  const server: ScmServer = servers[kind];
  /** Has the template run to a good end. */
  const deliver = async (more?: object) => {
    const finished = await backstage.runTemplate(at(kind, more));
    expect([finished.status, finished.log]).toEqual([
      'completed',
      expect.any(String),
    ]);
    return finished;
  };
  const merge = (branch: string) => git.setBranch('main', git.resolve(branch)!);

  it('pushes a branch named by the files, opens a pull request that says why, and neither where nothing changes', async () => {
    const { output, log } = await deliver();

    const [{ number, head, base, title, body }] = server.pullRequests;
    const [link] = linksOf(output);
    expect(link).toMatch(
      kind === 'gerrit' ? /\/#\/q\/I[0-9a-f]{40}$/ : `/${number}`,
    );
    expect(base).toBe('main');
    expect(title).toBe('Mesh configuration of order (istio)');
    expect(body).toContain('## What changes');
    git
      .changes('main', head)
      .forEach(change => expect(change).toMatch(`A ${FOLDER}/`));
    const message = git.message(head);
    expect(message).toContain('<!-- mesh-configurator mesh=istio');
    expect(kind === 'gerrit' ? message : head).toMatch(
      /service-mesh\/order-istio-default-[0-9a-f]{8}$/m,
    );
    expect(log).not.toMatch(/s3cr3t/);

    server.writes.length = 0;
    const again = await backstage.runTemplate(at(kind));
    expect(again.status).toBe('failed');
    expect(again.log).toContain(
      'A pull request with these very files is open already',
    );
    merge(head);
    server.pullRequests.length = 0;
    const merged = await deliver();
    expect(linksOf(merged.output)).toEqual([]);
    expect(server.writes).toEqual([]);
  });

  it('links the pull request that is open with other files, and takes out what is no longer generated', async () => {
    await deliver();
    const [older] = server.pullRequests;
    const old = `${FOLDER}/old-order.yaml`;
    git.commit('main', {
      [old]: git.read(older.head, `${FOLDER}/virtual-service-order.yaml`),
    });
    backstage.entities = order({ 'policy.resilience.timeout': '3s' });

    const { output } = await deliver({ prune: true });

    const [, { head, body }] = server.pullRequests;
    expect(head).not.toBe(older.head);
    expect(body).toMatch(
      new RegExp(`Takes the place of .*\\n\\n- http\\S+/${older.number}\\n`),
    );
    expect({
      removed: git.changes('main', head).includes(`D ${old}`),
      toldInTheBody: body.includes('**left there**: no longer generated'),
      toldAtTheEnd: JSON.stringify(output.text).includes(
        'Files that are left there',
      ),
    }).toEqual(
      // Its action cannot take files out.
      kind === 'gerrit'
        ? { removed: false, toldInTheBody: true, toldAtTheEnd: true }
        : { removed: true, toldInTheBody: false, toldAtTheEnd: false },
    );
  });

  it('does nothing in a dry run', async () => {
    const { log } = await backstage.dryRun(at(kind));

    expect(JSON.stringify(log)).toContain('Would clone');
    expect(server.writes).toEqual([]);
  });

  it('is done as the user whose token is given, which nobody gets to see', async () => {
    const { status, log, output } = await backstage.runTemplate(at(kind), {
      secrets: { USER_OAUTH_TOKEN: USER_TOKEN },
    });

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    // Gerrit has its own action, which takes no token.
    expect([...server.writers]).toEqual([
      kind === 'gerrit' ? TOKEN : USER_TOKEN,
    ]);
    expect(log + JSON.stringify(output)).not.toMatch(/s3cr3t/);
  });
});

describe('a push says what is wrong, and leaves nothing behind, where', () => {
  const refusedAt = async (
    kind: Kind,
    run: Parameters<typeof backstage.runTemplate>[1] = {},
  ) => {
    const { status, log } = await backstage.runTemplate(at(kind), run);
    expect(status).toBe('failed');
    expect(log).not.toMatch(/s3cr3t/);
    expect(servers[kind].pullRequests).toEqual([]);
    return log;
  };

  // The action for Gerrit tries again for more than a minute.
  it.each(kinds.filter(kind => kind !== 'gerrit'))(
    'branches of that name are protected at %s',
    async kind => {
      git.protect('Rule 7 protects these branches');

      expect(await refusedAt(kind)).toMatch(
        /Cannot push to .*Check that .* may push new branches.*pre-receive hook declined/,
      );
      expect(git.branches()).toEqual(['main']);
    },
  );

  it.each<Kind>(['azure', 'gitea'])(
    'the branch was taken, but no pull request at %s',
    async kind => {
      servers[kind].refuses = write => /^POST .*\/pull/.test(write);

      expect(await refusedAt(kind)).toMatch(
        /No pull request could be opened for the branch '\S+', which was deleted again\. .* and run this again \(ResponseError: .*403/,
      );
      expect(git.branches()).toEqual(['main']);
    },
  );

  it('the branch has moved on when no pull request could be opened, so that it stays', async () => {
    const moved = { 'mesh/other.yaml': 'kind: Other\n' };
    servers.gitea.refuses = write => {
      const isPull = write.endsWith('/pulls');
      if (isPull) {
        git.commit(git.branches().find(name => name !== 'main')!, moved);
      }
      return isPull;
    };

    const log = await refusedAt('gitea');

    expect(log).toContain('ConflictError: The branch has moved on');
    expect(log).toContain(
      `which is still at ${servers.gitea.url}/example/config.git`,
    );
    expect(git.branches()).toHaveLength(2);
  });

  it('the branch is there already', async () => {
    await backstage.runTemplate(at('gitea'));
    const [{ head }] = servers.gitea.pullRequests.splice(0);

    expect(await refusedAt('gitea')).toContain(
      `The branch '${head}' is at ${servers.gitea.url}/example/config.git already, and no pull request is open for it`,
    );
    expect(git.branches()).toHaveLength(2);
  });

  it.each<[Kind, RegExp]>([
    ['azure', /Cannot read the pull requests of https.*401/],
    ['bitbucketCloud', /Cannot read the pull requests of http.*401/],
    ['bitbucketServer', /Cannot read the pull requests of http.*401/],
    ['gitea', /Cannot read the pull requests of http.*401/],
    ['gitlab', /Cannot read the repository .*401/],
  ])('the token is not valid at %s', async (kind, message) => {
    const log = await refusedAt(kind, {
      secrets: { USER_OAUTH_TOKEN: 'wrong-s3cr3t' },
    });

    expect(log).toMatch(message);
    expect(git.branches()).toEqual(['main']);
  });

  it('a symbolic link of the repository leads out of it', async () => {
    git.link('main', 'mesh/default', '../../../..');

    expect(await refusedAt('gitlab')).toContain(
      "Something below 'mesh' leads out of the repository",
    );
    expect(git.branches()).toEqual(['main']);
  });
});

describe('the services of a system', () => {
  /** The system `shop` with services of these names, in some namespaces. */
  const shopOf = (names: readonly string[], namespaces = 1): Entity[] => {
    const [system, , ...others] = order();
    return [
      system,
      ...others,
      ...names.map((name, index) => {
        const [, component] = order({
          namespace: `shop-${index % namespaces}`,
        });
        const member: Entity = JSON.parse(
          JSON.stringify(component).replaceAll('order', name),
        );
        return {
          ...member,
          relations: member.relations?.filter(({ type }) => type === 'partOf'),
        };
      }),
    ];
  };
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, index) => `service-${index}`);
  /** Folders of services that a branch adds files to. */
  const added = (branch: string) => [
    ...new Set(
      git
        .changes('main', branch)
        .map(
          change => /^A mesh\/default\/shop-\d+\/([\w-]+)\//.exec(change)?.[1],
        ),
    ),
  ];
  const shop = { entityRef: 'system:default/shop' };

  it('come in one pull request with the files of all', async () => {
    backstage.entities = shopOf(['cart', 'order', 'stock']);

    const { status, log } = await backstage.runTemplate(at('gitea', shop));

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    const [{ head, title, body }, ...rest] = servers.gitea.pullRequests;
    expect([title, rest]).toEqual([
      'Mesh configuration of 3 services (istio)',
      [],
    ]);
    expect(added(head)).toEqual(['cart', 'order', 'stock']);
    expect(body).toContain('component:default/stock');
  });

  it('are described no longer than their host takes it', async () => {
    backstage.entities = shopOf(numbered(30));

    const { status, log } = await backstage.runTemplate(at('azure', shop));

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    const [{ head, body }] = servers.azure.pullRequests;
    expect(added(head)).toHaveLength(30);
    expect(body.length).toBeLessThanOrEqual(4_000);
  });

  it('come in one pull request though there are 500', async () => {
    const names = numbered(500);
    backstage.entities = shopOf(names, 25);

    const { status, log } = await backstage.runTemplate(at('gitea', shop));

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    const [{ head, title, body }] = servers.gitea.pullRequests;
    expect(title).toBe('Mesh configuration of 500 services (istio)');
    expect(added(head).sort()).toEqual(names.sort());
    expect(body.length).toBeLessThanOrEqual(60_000);
  }, 400_000);
});
