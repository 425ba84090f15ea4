import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  testComparison,
  testDelivery,
  testServiceConfig,
} from '../testUtils/serviceConfig';
import { FakeBackend, startFakeBackend } from '../testUtils/serviceMeshBackend';
import { createDiffAction } from './diff';

const FOLDER = 'default/shop/order';
const FILE = `${FOLDER}/virtual-service-order.yaml`;

describe('service-mesh:diff', () => {
  const workspace = createMockDirectory();
  const urlReader = mockServices.urlReader.mock();
  let backend: FakeBackend;

  beforeAll(async () => {
    backend = await startFakeBackend();
  });
  afterAll(() => backend.close());
  beforeEach(() => {
    workspace.setContent({ mesh: { [FILE]: 'kind: VirtualService\n' } });
    backend.requests.length = 0;
    jest.resetAllMocks();
    holds({});
  });

  /** Makes the repository hold files; what a filter leaves out is not there. */
  function holds(files: Record<string, string>) {
    urlReader.readTree.mockImplementation(
      async (_, options) =>
        ({
          files: async () =>
            Object.entries(files)
              .filter(([path, text]) =>
                options!.filter!(path, { size: text.length }),
              )
              .map(([path, text]) => ({
                path,
                content: async () => Buffer.from(text),
              })),
        } as never),
    );
  }

  const answer = (comparison: Parameters<typeof testComparison>[0]) =>
    backend.answer(200, testDelivery({}, testComparison(comparison)));

  const run = async (input: object = {}, isDryRun = false) => {
    const action = createDiffAction({
      auth: mockServices.auth(),
      catalog: catalogServiceMock(),
      discovery: backend.discovery,
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      urlReader,
    });
    const ctx = createMockActionContext({
      input: { entityRef: 'component:default/order', ...input },
      workspacePath: workspace.path,
    });
    const warn = jest.spyOn(ctx.logger, 'warn');
    await action.handler({ ...ctx, isDryRun } as never);
    const output = Object.fromEntries((ctx.output as jest.Mock).mock.calls);
    return { output, warn };
  };

  it('compares with the YAML files of the folder, and with those that concern the service alone', async () => {
    answer({});
    holds({
      [`mesh/${FILE}`]: 'ours',
      'mesh/default/shop/_namespace/gateway.yaml': 'of the namespace',
      'mesh/default/shop/cart/virtual-service-cart.yaml': 'of another service',
      'mesh/by-hand/policy.yaml': 'of somebody else',
      'mesh/README.md': 'no YAML',
      'elsewhere/x.yaml': 'not in the folder',
      'mesh/huge.yaml': 'x'.repeat(2_000_001),
    });

    const { output } = await run();

    expect(urlReader.readTree).toHaveBeenCalledWith(
      'https://github.com/example/shop-config/tree/main',
      expect.anything(),
    );
    expect(backend.requests.at(-1)?.body).toEqual({
      mesh: 'istio',
      environment: 'default',
      stepwise: true,
      overwrite: false,
      prune: false,
      present: [
        { file: FILE, text: 'ours' },
        {
          file: 'default/shop/_namespace/gateway.yaml',
          text: 'of the namespace',
        },
        { file: 'by-hand/policy.yaml', text: 'of somebody else' },
      ],
    });
    expect(output).toMatchObject({ changed: false, written: [] });
  });

  it('holds files back that are not safe in one step with the others', async () => {
    answer({ written: ['a.yaml'], later: [FILE] });

    const { output, warn } = await run();

    expect(output).toMatchObject({ changed: true, later: [FILE] });
    expect(output.summary).toContain('### Follows in another pull request');
    expect(workspace.content()).toEqual({ mesh: expect.anything() });
    expect(JSON.stringify(workspace.content())).not.toContain('VirtualService');
    expect(warn).toHaveBeenCalledWith(
      `Held back: ${FILE} is not safe in one step with the others. Run this again once they have been applied`,
    );

    await run({ together: true });
    expect(backend.requests.at(-1)?.body).toMatchObject({ stepwise: false });
  });

  it('outputs what changes, and takes what is not to be overwritten out of the workspace', async () => {
    answer({
      files: [
        { file: FILE, state: 'changed', edited: 'yes' },
        { file: 'a.yaml', state: 'added', edited: 'no' },
        { file: 'old.yaml', state: 'obsolete', edited: 'no' },
      ],
      written: ['a.yaml'],
      withheld: [FILE],
      removed: ['old.yaml'],
    });

    const { output, warn } = await run({ prune: true });

    expect(output).toEqual({
      changed: true,
      written: ['a.yaml'],
      withheld: [FILE],
      later: [],
      obsolete: ['old.yaml'],
      filesToDelete: ['old.yaml'],
      unsafe: false,
      summary: expect.stringContaining(
        '**not touched**: it was edited by hand',
      ),
    });
    expect(workspace.content()).toEqual({
      mesh: { default: { shop: { order: {} } } },
    });
    expect(warn.mock.calls.flat()).toEqual([
      expect.stringMatching(/^Left alone: .*Set 'overwrite'/),
      'No longer generated: old.yaml',
    ]);
  });

  it('reads a repository that was picked, with the token of the user', async () => {
    answer({});

    await run({
      repoUrl: 'gitlab.com?owner=group&repo=config',
      repoPath: 'mesh',
      token: 'the-token',
    });

    expect(urlReader.readTree).toHaveBeenCalledWith(
      'https://gitlab.com/group/config',
      expect.objectContaining({ token: 'the-token' }),
    );
  });

  it('says what to do where the repository cannot be read, without a token in its address', async () => {
    answer({});
    urlReader.readTree.mockRejectedValue(
      new NotFoundError('https://user:t0ken@github.com/x answered 404'),
    );

    const failure = run();

    await expect(failure).rejects.toThrow(
      /Cannot read the repository https:\/\/github\.com\/example\/shop-config.*token of its host in app-config/,
    );
    await expect(failure).rejects.not.toThrow(/t0ken/);
  });

  it('takes a repository that cannot be read to be empty in a dry run', async () => {
    answer({ written: ['a.yaml'] });
    urlReader.readTree.mockRejectedValue(new NotFoundError('no such thing'));

    const { output, warn } = await run({}, true);

    expect(output.changed).toBe(true);
    expect(backend.requests.at(-1)?.body.present).toEqual([]);
    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining('In this dry run, it is taken to be empty'),
    );
  });

  it('refuses where nothing names a repository', async () => {
    backend.answer(200, testDelivery({ configLocation: null }));

    await expect(run()).rejects.toThrow(/Set 'repoUrl', or the annotation/);
    expect(urlReader.readTree).not.toHaveBeenCalled();
  });

  it('refuses services that are delivered to different places', async () => {
    const { entityRef } = testServiceConfig();
    backend.answer(200, ({ environment }: { environment: string }) =>
      testDelivery({
        entityRef,
        configLocation: `https://github.com/example/${environment}`,
      }),
    );

    await expect(run({ environments: ['default', 'staging'] })).rejects.toThrow(
      /Pick one repository for all/,
    );
  });

  it('refuses a bundle of a namespace that is delivered to another place', async () => {
    backend.answer(200, {
      ...testDelivery(),
      namespace: {
        namespace: 'shop',
        configLocation: 'https://github.com/example/platform',
        manifests: [],
        losses: [],
        findings: [],
      },
    });

    await expect(run({ scope: 'namespace' })).rejects.toThrow(
      /The bundle of namespace 'shop' is delivered to https:\/\/github\.com\/example\/platform/,
    );
  });

  it.each(['../up', '/etc'])(
    'refuses the folder %s of the workspace',
    async targetPath => {
      await expect(run({ targetPath })).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect(backend.requests).toEqual([]);
    },
  );

  it('does the same in a dry run', async () => {
    answer({ written: ['a.yaml'] });

    expect((await run({}, true)).output.changed).toBe(true);
  });
});
