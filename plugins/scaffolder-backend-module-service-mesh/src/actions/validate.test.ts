import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { FakeBackend, startFakeBackend } from '../testUtils/serviceMeshBackend';
import { createValidateAction } from './validate';

const finding = (overrides: Partial<Finding> = {}): Finding => ({
  code: 'reference/host-not-found',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  message: 'No Service orders is there.',
  params: {},
  file: 'a.yaml',
  range: { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
  related: [],
  equivalents: [],
  confidence: 'stated',
  ...overrides,
});

describe('service-mesh:validate', () => {
  const workspace = createMockDirectory();
  let backend: FakeBackend;

  beforeAll(async () => {
    backend = await startFakeBackend();
  });
  afterAll(() => backend.close());
  beforeEach(() => {
    workspace.setContent({ mesh: { 'a.yaml': 'kind: A\n', 'b.md': '' } });
    backend.requests.length = 0;
  });

  const answer = (...findings: Finding[]) =>
    backend.answer(200, {
      findings,
      summary: { error: 0, warning: 0, info: 0, undecided: 0, suppressed: 0 },
    });

  const run = async (input: object = {}) => {
    const action = createValidateAction({
      auth: mockServices.auth(),
      discovery: backend.discovery,
    });
    const ctx = createMockActionContext({
      input: { path: 'mesh', ...input },
      workspacePath: workspace.path,
    });
    const log = {
      error: jest.spyOn(ctx.logger, 'error'),
      info: jest.spyOn(ctx.logger, 'info'),
    };
    const failure = await action.handler(ctx as never).catch(error => error);
    const output = Object.fromEntries((ctx.output as jest.Mock).mock.calls);
    return { output, log, failure };
  };

  it('has the files checked on behalf of the initiator, and outputs what is found', async () => {
    answer(finding(), finding({ severity: 'info' }));

    const { output, failure, log } = await run({ mesh: 'istio' });

    expect(failure).toBeUndefined();
    expect(output).toMatchObject({ errorCount: 0, warningCount: 1 });
    expect(output.findings).toHaveLength(2);
    expect(backend.requests).toEqual([
      {
        url: '/api/service-mesh/v1/validate',
        authorization: expect.stringContaining('"obo":"user:default/mock"'),
        body: {
          files: [{ path: 'a.yaml', content: 'kind: A\n' }],
          mesh: 'istio',
        },
      },
    ]);
    expect(log.info).toHaveBeenCalledWith(
      'warning reference/host-not-found a.yaml:3:5: No Service orders is there.',
    );
  });

  it.each([
    ['error', 'warning', false],
    ['error', 'error', true],
    ['warning', 'warning', true],
    ['info', 'info', true],
    ['never', 'error', false],
  ] as const)(
    'with failOn %s, a finding that is %s fails the task: %p',
    async (failOn, severity, fails) => {
      answer(finding({ severity }));

      const { failure, log } = await run({ failOn });

      expect(`${failure?.name}: ${failure?.message}`).toMatch(
        fails ? /^InputError: .*[^]*a\.yaml:3:5: No Service/ : /^undefined/,
      );
      expect(log.error).toHaveBeenCalledTimes(fails ? 1 : 0);
    },
  );

  it('is not failed by what was accepted or cannot be decided', async () => {
    answer(
      finding({
        severity: 'error',
        suppressed: { by: 'us', reason: 'ok', until: null },
      }),
      finding({ severity: 'error', undecided: 'needs more' }),
    );

    expect((await run()).failure).toBeUndefined();
  });

  it('checks more files than fit into one request in parts', async () => {
    workspace.setContent({
      mesh: Object.fromEntries(
        Array.from({ length: 501 }, (_, i) => [`${i}.yaml`, 'kind: A\n']),
      ),
    });
    answer();

    await run();

    expect(backend.requests.map(({ body }) => body.files.length)).toEqual([
      500, 1,
    ]);
  });

  it.each([
    ['../up', 'NotAllowedError', /.*/],
    ['/etc', 'NotAllowedError', /.*/],
    ['gone', 'InputError', /The workspace has no folder 'gone'/],
    ['mesh/a.yaml', 'InputError', /The workspace has no folder/],
    ['empty', 'InputError', /holds no YAML file/],
  ])('refuses the folder %s', async (path, name, message) => {
    workspace.addContent({ empty: {} });

    expect((await run({ path })).failure).toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    expect(backend.requests).toEqual([]);
  });

  it('looks at nothing that a symbolic link leads to', async () => {
    workspace.setContent({
      secret: { 'key.yaml': 'kind: Secret\n' },
      mesh: {
        'a.yaml': 'kind: A\n',
        'key.yaml': ctx => ctx.symlink('../secret/key.yaml'),
        keys: ctx => ctx.symlink('../secret'),
      },
    });
    answer();

    await run();

    expect(
      backend.requests[0].body.files.map((file: { path: string }) => file.path),
    ).toEqual(['a.yaml']);
  });

  it('names the backend where that does not answer', async () => {
    backend.answer(503, {});

    expect((await run()).failure.message).toMatch(
      /Could not check the files in 'mesh' at the service mesh backend/,
    );
  });
});
