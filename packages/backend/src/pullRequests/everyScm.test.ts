import { Entity } from '@backstage/catalog-model';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { azureServer } from './__testUtils__/azure';
import { bitbucketServer } from './__testUtils__/bitbucketServer';
import { trustedCertificate } from './__testUtils__/certificate';
import { gerritServer } from './__testUtils__/gerrit';
import { giteaServer } from './__testUtils__/gitea';
import { gitlabServer } from './__testUtils__/gitlab';
import { GitRepository } from './__testUtils__/GitRepository';
import { Finished, RunningBackstage } from './__testUtils__/RunningBackstage';
import { ScmServer } from './__testUtils__/ScmServer';

// A whole Backstage starts, and each task runs to its end.
jest.setTimeout(180_000);

const TOKEN = 'ours-s3cr3t';
const USER_TOKEN = 'users-s3cr3t';
const FOLDER = 'mesh/default/shop/order';

const git = new GitRepository();
const tokens = [TOKEN, USER_TOKEN];
const servers = {
  azure: azureServer(git, tokens, trustedCertificate()),
  bitbucketServer: bitbucketServer(git, tokens),
  gerrit: gerritServer(git, tokens),
  gitea: giteaServer(git, tokens),
  gitlab: gitlabServer(git, tokens),
};
type Kind = keyof typeof servers;
const kinds = Object.keys(servers) as Kind[];

const repository: Record<Kind, string> = {
  azure: 'organization=example&project=shop&repo=config',
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
const at = (kind: Kind, more: object = {}) => ({
  entityRef: 'component:default/order',
  mesh: 'istio',
  destination: 'other',
  repoUrl: `${servers[kind].host}?${repository[kind]}`,
  repoBranch: 'main',
  targetPath: 'mesh',
  ...more,
});
const linksOf = ({ links = [] }: Finished['output']) =>
  links.flatMap(({ url }) => url || []);

const backstage = new RunningBackstage(order());

beforeAll(async () => {
  for (const server of Object.values(servers)) {
    await server.listen();
  }
  await backstage.start({ integrations: integrations() });
});
afterAll(async () => {
  await backstage.stop();
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
    const changes = git.changes('main', head);
    if (kind === 'gerrit') {
      expect(changes).not.toContain(`D ${old}`);
      expect(JSON.stringify(output.text)).toContain(
        'Files that are left there',
      );
      expect(body).toContain('**left there**: no longer generated');
    } else {
      expect(changes).toContain(`D ${old}`);
    }
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
