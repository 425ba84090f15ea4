import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { Finished, RunningBackstage } from './__testUtils__/RunningBackstage';
import { githubServer } from './__testUtils__/github';
import { gitlabServer } from './__testUtils__/gitlab';
import { GitRepository } from './__testUtils__/GitRepository';
import { ScmServer } from './__testUtils__/ScmServer';

// A whole Backstage starts, and each task runs to its end.
jest.setTimeout(180_000);

const GITHUB_TOKEN = 'gh-s3cr3t-t0ken';
const GITLAB_TOKEN = 'gl-s3cr3t-t0ken';
const FOLDER = 'mesh/default/shop/order';
const BRANCH = 'service-mesh/order-istio-default';

const withHostileName = '--> <b>@all</b> ``` [x](http://evil) | %%{init}%%';

const order = (more: Record<string, string> = {}): Entity[] =>
  testCatalog({
    order: {
      'config-location': 'https://github.test/example/config/tree/main/mesh',
      ...more,
    },
  });
const values = { entityRef: 'component:default/order', mesh: 'istio' };
/** Links that lead somewhere; the portal shows no others. */
const linksOf = ({ links = [] }: Finished['output']) =>
  links.filter(({ url }) => url);

const atGitlab = {
  ...values,
  destination: 'other',
  repoUrl: 'gitlab.test?owner=example&repo=config',
  targetPath: 'mesh',
};

describe('the template in a running Backstage', () => {
  let git: GitRepository;
  let github: ScmServer;
  let gitlab: ScmServer;
  let backstage: RunningBackstage;

  beforeAll(async () => {
    git = new GitRepository();
    github = githubServer(git, GITHUB_TOKEN);
    gitlab = gitlabServer(git, GITLAB_TOKEN);
    await github.listen();
    await gitlab.listen();
    backstage = new RunningBackstage(order());
    await backstage.start({
      integrations: {
        github: [
          { host: 'github.test', apiBaseUrl: github.url, token: GITHUB_TOKEN },
          {
            host: 'github.wrong.test',
            apiBaseUrl: github.url,
            token: 'no-longer-valid',
          },
        ],
        gitlab: [
          {
            host: 'gitlab.test',
            apiBaseUrl: `${gitlab.url}/api/v4`,
            baseUrl: gitlab.url,
            token: GITLAB_TOKEN,
          },
        ],
      },
    });
  });
  afterAll(async () => {
    await backstage.stop();
    await github.close();
    await gitlab.close();
    git.dispose();
  });
  beforeEach(() => {
    git.reset();
    backstage.entities = order();
    backstage.denied = [];
    for (const server of [github, gitlab]) {
      server.writes.length = 0;
      server.pullRequests.length = 0;
    }
  });

  /** Puts what the branch of the pull request holds into main, as a merge does. */
  const merge = (branch = BRANCH) =>
    git.setBranch('main', git.resolve(branch)!);

  it('opens a pull request with the files of the service, and says why', async () => {
    const { status, output, log } = await backstage.runTemplate(values);

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    expect(linksOf(output)).toEqual([
      {
        title: 'Pull request',
        url: 'https://github.test/example/config/pull/1',
      },
    ]);
    const changes = git.changes('main', BRANCH);
    expect(changes.length).toBeGreaterThan(1);
    changes.forEach(change => expect(change).toMatch(`A ${FOLDER}/`));
    expect(git.read(BRANCH, `${FOLDER}/virtual-service-order.yaml`)).toContain(
      'kind: VirtualService',
    );
    const [pullRequest] = github.pullRequests;
    expect(pullRequest).toMatchObject({
      head: BRANCH,
      base: 'main',
      title: 'Mesh configuration of order (istio)',
    });
    expect(pullRequest.body).toContain('## What changes');
    expect(pullRequest.body).toContain('## Where the values come from');
    expect(pullRequest.body).toContain('<!-- mesh-configurator mesh=istio');
    expect(pullRequest.body.length).toBeLessThan(65_536);
  });

  it('opens none where somebody only asks what would change, and tells it', async () => {
    const { status, output } = await backstage.runTemplate({
      ...values,
      previewOnly: true,
    });

    expect(status).toBe('completed');
    expect(linksOf(output)).toEqual([]);
    expect(JSON.stringify(output.text)).toMatch(
      /This is what would change.*### Files that differ/,
    );
    expect(github.writes).toEqual([]);
  });

  it('opens none where the repository holds everything already', async () => {
    await backstage.runTemplate(values);
    merge();
    github.writes.length = 0;

    const { status, output } = await backstage.runTemplate(values);

    expect(status).toBe('completed');
    expect(linksOf(output)).toEqual([]);
    expect(github.writes).toEqual([]);
    expect(github.pullRequests).toHaveLength(1);
    expect(JSON.stringify(output.text)).toContain(
      'The repository holds what is generated already',
    );
  });

  it('updates the pull request that is open, and names callers that are newly allowed', async () => {
    backstage.entities = order({ 'policy.security.stage': 'enforce' });
    await backstage.runTemplate({
      ...values,
      together: true,
    });
    merge();
    const second = order({
      'policy.security.stage': 'enforce',
      'policy.security.callers.additional':
        '[{"serviceAccount": "batch/nightly"}]',
    });
    backstage.entities = second;
    await backstage.runTemplate({
      ...values,
      together: true,
    });
    const [{ body }] = github.pullRequests;

    expect(github.pullRequests).toHaveLength(1);
    expect(body).toContain('### Now allowed');
    expect(body).toMatch(
      /batch\/nightly<\/code> .* annotation of component:default\/order/,
    );
    expect(body).toContain('```mermaid');
    expect(git.changes('main', BRANCH)).toEqual([
      `M ${FOLDER}/authorization-policy-order-callers.yaml`,
    ]);
    expect(github.writes).toContain('PATCH /repos/example/config/pulls/1');
  });

  it('keeps text of the catalog from becoming markup in the pull request', async () => {
    backstage.entities = order({
      'policy.security.callers.additional': JSON.stringify([
        { serviceAccount: 'batch/nightly', paths: [`/${withHostileName}`] },
      ]),
      'policy.resilience.timeout': withHostileName,
    });

    await backstage.runTemplate(values);

    const [{ body }] = github.pullRequests;
    expect(body.replace(/<!-- mesh-configurator [^>]* -->/, '')).not.toMatch(
      /-->(?!\|)|<b>|@all|\]\(http/,
    );
  });

  it('touches neither files of others nor those edited by hand, and says so', async () => {
    await backstage.runTemplate(values);
    merge();
    const edited = `${FOLDER}/virtual-service-order.yaml`;
    const [foreign] = git
      .entries('main')
      .map(({ path }) => path)
      .filter(path => path.startsWith(FOLDER) && path !== edited);
    git.commit('main', {
      [edited]: git.read('main', edited).replace(/timeout: .*/, 'timeout: 7s'),
      [foreign]: 'kind: Theirs\n',
    });
    backstage.entities = order({
      'policy.resilience.timeout': '3s',
      'policy.traffic.loadBalancing.algorithm': 'round-robin',
    });

    const { log, output } = await backstage.runTemplate(values);

    expect(log).toContain('Left alone: default/shop/order/virtual-service');
    expect(JSON.stringify(output.text)).toContain(
      '**not touched**: it was edited by hand',
    );
    expect(JSON.stringify(output.text)).toContain(
      '**not touched**: it is there and not ours',
    );
    expect(git.read('main', edited)).toContain('timeout: 7s');
    expect(git.changes('main', BRANCH)).toEqual([
      `M ${FOLDER}/destination-rule-order.yaml`,
    ]);
  });

  it('removes files that are no longer generated, where told to', async () => {
    await backstage.runTemplate(values);
    merge();
    const old = `${FOLDER}/old-order.yaml`;
    git.commit('main', {
      [old]: git.read('main', `${FOLDER}/virtual-service-order.yaml`),
    });

    const kept = await backstage.runTemplate(values);
    expect(kept.log).toContain('No longer generated: default/shop/order/old');
    expect(linksOf(kept.output)).toEqual([]);

    await backstage.runTemplate({ ...values, prune: true });
    expect(git.changes('main', BRANCH)).toEqual([`D ${old}`]);
  });

  it('opens a merge request at GitLab, on a branch for these files', async () => {
    const { status, output, log } = await backstage.runTemplate(atGitlab);

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    expect(linksOf(output)).toEqual([
      {
        title: 'Merge request',
        url: 'https://gitlab.test/example/config/-/merge_requests/1',
      },
    ]);
    const [{ head, body }] = gitlab.pullRequests;
    expect(head).toMatch(/^service-mesh\/order-istio-default-[0-9a-f]{8}$/);
    expect(body).toContain('## What changes');
    git
      .changes('main', head)
      .forEach(change => expect(change).toMatch(`A ${FOLDER}/`));

    const again = await backstage.runTemplate(atGitlab);
    expect(again.status).toBe('failed');
    expect(again.log).toMatch(/open already: .*merge_requests\/1/);
    expect(gitlab.pullRequests).toHaveLength(1);

    merge(head);
    const merged = await backstage.runTemplate(atGitlab);
    expect([merged.status, linksOf(merged.output)]).toEqual(['completed', []]);
  });

  it('brings the services of a system in several environments, with a kustomization in each folder', async () => {
    const { status, log } = await backstage.runTemplate({
      entityRef: 'system:default/shop',
      mesh: 'istio',
      environments: ['default', 'staging'],
      layout: 'kustomize',
    });

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    const [{ head, title }] = github.pullRequests;
    expect(title).toBe('Mesh configuration of order (istio, staging)');
    expect(git.changes('main', head)).toEqual(
      expect.arrayContaining(
        ['default', 'staging'].map(
          environment => `A mesh/${environment}/shop/order/kustomization.yaml`,
        ),
      ),
    );
  });

  it('brings what is not safe in one step in pull requests of their own', async () => {
    const versions = { versions: 'v1,v2' };
    const run = async () => {
      github.pullRequests.length = 0;
      const { status, log } = await backstage.runTemplate({
        ...values,
        layout: 'kustomize',
      });
      expect([status, log]).toEqual(['completed', expect.any(String)]);
      return github.pullRequests[0];
    };
    await run();
    merge();
    backstage.entities = order({
      ...versions,
      'policy.traffic.weights': '{ v1: 90, v2: 10 }',
    });

    const first = await run();

    expect(git.changes('main', BRANCH)).toEqual([
      `M ${FOLDER}/destination-rule-order.yaml`,
    ]);
    expect(first.body).toContain('### Follows in another pull request');
    merge();
    const second = await run();
    expect(git.changes('main', BRANCH)).toEqual([
      `M ${FOLDER}/virtual-service-order.yaml`,
    ]);
    expect(second.body).not.toContain('Follows in another');
    merge();
    expect(await run()).toBeUndefined();
  });

  it('brings what holds for the namespace along, where app-config opts it in', async () => {
    const { status, log } = await backstage.runTemplate({
      ...values,
      scope: 'namespace',
    });

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    expect(git.changes('main', BRANCH)).toContain(
      'A mesh/default/shop/_namespace/patches/namespace-shop.yaml',
    );
    expect(github.pullRequests[0].body).toContain(
      '<code>Namespace shop</code>',
    );
  });

  it.each(['config', 'gone'])(
    'writes nothing in a dry run, and shows the files, whether the repository %s is there or not',
    async repo => {
      const { directoryContents, log } = await backstage.dryRun({
        ...values,
        destination: 'other',
        repoUrl: `github.test?owner=example&repo=${repo}`,
      });

      expect(directoryContents.map(({ path }) => path)).toContain(
        `${FOLDER}/virtual-service-order.yaml`,
      );
      expect(JSON.stringify(log)).toContain('Performing dry run');
      expect([...github.writes, ...gitlab.writes]).toEqual([]);
    },
  );

  it('changes a setting where it is written down, in one line of the file of the entity', async () => {
    const source =
      '# The shop\nkind: Component\nmetadata:\n  name: order\n  annotations:\n    # ours\n    a.io/b: "c"\n';
    git.commit('main', { 'catalog/order.yaml': source });
    backstage.entities.forEach(({ metadata }) => {
      metadata.annotations![ANNOTATION_LOCATION] =
        'url:https://github.test/example/config/tree/main/catalog/order.yaml';
    });
    const change = (leaf: string, value: string) =>
      backstage.runTemplate(
        { entityRef: values.entityRef, changes: [{ leaf, value }] },
        { name: 'service-mesh-settings' },
      );

    const { status, log } = await change('resilience.timeout', '3s');

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    const [{ head, body }] = github.pullRequests;
    expect(git.changes('main', head)).toEqual(['M catalog/order.yaml']);
    expect(git.read(head, 'catalog/order.yaml')).toBe(
      source.replace(
        '    # ours',
        '    # ours\n    mesh-configurator.io/policy.resilience.timeout: 3s',
      ),
    );
    expect(body).toContain('Merge this first.');
    expect(body).toContain('virtual-service-order.yaml');

    github.writes.length = 0;
    const wrong = await change('resilience.timeout', 'soon');
    expect(wrong.log).toContain('must be a duration such as');
    const unknown = await change('resilience.nothing', '1');
    expect(unknown.log).toContain('refused the request');
    expect([wrong.status, unknown.status]).toEqual(['failed', 'failed']);
    expect(github.writes).toEqual([]);
  });

  it('changes a setting of an operation in the API definition, and brings the configuration along', async () => {
    const { definition } = backstage.entities.find(
      ({ metadata }) => metadata.name === 'order-api',
    )!.spec as { definition: string };
    git.commit('main', {
      'catalog/api.yaml':
        'kind: API\nmetadata:\n  name: order-api\nspec:\n  definition:\n    $text: ../api/openapi.json # by hand\n',
      'api/openapi.json': JSON.stringify(JSON.parse(definition), null, 2),
    });
    backstage.entities.forEach(({ metadata }) => {
      metadata.annotations = {
        ...metadata.annotations,
        [ANNOTATION_LOCATION]:
          'url:https://github.test/example/config/tree/main/catalog/api.yaml',
      };
    });
    await backstage.runTemplate(values);
    merge();
    github.pullRequests.length = 0;

    const { status, log } = await backstage.runTemplate(
      {
        entityRef: values.entityRef,
        changes: [
          { leaf: 'resilience.timeout', value: '3s', operation: 'createOrder' },
        ],
      },
      { name: 'service-mesh-settings' },
    );

    expect([status, log]).toEqual(['completed', expect.any(String)]);
    const [{ head, body }] = github.pullRequests;
    expect(git.changes('main', head)).toEqual([
      'M api/openapi.json',
      `M ${FOLDER}/virtual-service-order.yaml`,
    ]);
    const edited = JSON.parse(git.read(head, 'api/openapi.json'));
    expect(edited.paths['/orders'].post['x-mesh']).toEqual({
      resilience: { timeout: '3s' },
    });
    expect(git.read(head, `${FOLDER}/virtual-service-order.yaml`)).toContain(
      'timeout: 3s',
    );
    expect(body).toContain('### Timeouts and retries');
    expect(body).not.toContain('Merge this first.');

    // What is generated from the source as it then is leaves nothing to do.
    merge(head);
    backstage.entities.forEach(entity => {
      if (entity.metadata.name === 'order-api') {
        entity.spec!.definition = JSON.stringify(edited);
      }
    });
    github.writes.length = 0;
    const again = await backstage.runTemplate(values);
    expect([again.status, github.writes]).toEqual(['completed', []]);
  });

  describe('says what is wrong, and leaves nothing behind, for', () => {
    const nothing = () => {};
    const cases: [string, object, RegExp, () => void][] = [
      [
        'an unknown entity',
        { ...values, entityRef: 'component:default/gone' },
        /No service 'component:default\/gone' was found/,
        nothing,
      ],
      [
        'a system without services',
        { ...values, entityRef: 'system:default/gone' },
        /No service is part of 'system:default\/gone'/,
        nothing,
      ],
      [
        'somebody who may not publish',
        values,
        /You may not publish .*serviceMesh\.config\.publish/,
        () => {
          backstage.denied = ['serviceMesh.config.publish'];
        },
      ],
      [
        'an unreachable repository',
        {
          ...values,
          destination: 'other',
          repoUrl: 'github.test?owner=example&repo=gone',
        },
        /Cannot read the repository https:\/\/github\.test\/example\/gone/,
        nothing,
      ],
      [
        'a token that is not valid',
        {
          ...values,
          destination: 'other',
          repoUrl: 'github.wrong.test?owner=example&repo=config',
        },
        /the token of its host in app-config integrations may read it.*401/,
        nothing,
      ],
      [
        'a host that is not integrated',
        {
          ...values,
          destination: 'other',
          repoUrl: 'git.unknown.test?owner=example&repo=config',
        },
        /No pull request can be opened at git\.unknown\.test/,
        nothing,
      ],
      [
        'a folder that leaves the repository',
        {
          ...values,
          destination: 'other',
          repoUrl: 'github.test?owner=example&repo=config',
          targetPath: '../../etc',
        },
        /The folder '\.\.\/\.\.\/etc' leaves its repository/,
        nothing,
      ],
      [
        'a service without a namespace',
        values,
        /The Kubernetes namespace of 'component:default\/order' is not known/,
        () => {
          backstage.entities = order({ namespace: '' });
        },
      ],
    ];

    it.each(cases)('%s', async (_, input, message, prepare) => {
      prepare();

      const { status, log } = await backstage.runTemplate(input);

      expect([status, log]).toEqual(['failed', expect.stringMatching(message)]);
      expect([...github.writes, ...gitlab.writes]).toEqual([]);
      expect(git.branches()).toEqual(['main']);
      expect(log).not.toMatch(/s3cr3t|no-longer-valid/);
    });
  });
});
