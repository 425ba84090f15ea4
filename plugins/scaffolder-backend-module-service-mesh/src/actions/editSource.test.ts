import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  Finding,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testServiceConfig } from '../testUtils/serviceConfig';
import { FakeBackend, startFakeBackend } from '../testUtils/serviceMeshBackend';
import { createEditSourceAction } from './editSource';

const TIMEOUT = 'mesh-configurator.io/policy.resilience.timeout';
const FILE = 'https://github.com/example/shop/blob/main/catalog/order.yaml';
const SOURCE = `kind: Component
metadata:
  name: order
  annotations:
    a.io/b: c
`;

const edit = (overrides: Partial<SourceEdit> = {}): SourceEdit => ({
  leaves: ['resilience.timeout'],
  entityRef: 'component:default/order',
  in: 'entity',
  pointer: `/metadata/annotations/${TIMEOUT.replace('/', '~1')}`,
  snippet: `${TIMEOUT}: 5s\n`,
  ...overrides,
});

const invalid: Finding = {
  code: 'policy/invalid-value',
  severity: 'warning',
  layer: 'policy',
  consequence: 'ineffective',
  message: 'resilience.timeout: must be a duration.',
  params: {},
  related: [],
  equivalents: [],
  confidence: 'stated',
};

describe('service-mesh:edit-source', () => {
  const workspace = createMockDirectory();
  const urlReader = mockServices.urlReader.mock();
  let backend: FakeBackend;
  let location: string;

  beforeAll(async () => {
    backend = await startFakeBackend();
  });
  afterAll(() => backend.close());
  beforeEach(() => {
    workspace.clear();
    backend.requests.length = 0;
    location = `url:${FILE}`;
    urlReader.readUrl.mockResolvedValue({
      buffer: async () => Buffer.from(SOURCE),
    } as never);
    answer(edit());
  });

  function answer(...edits: SourceEdit[]) {
    answerWith([], [], edits);
  }

  function answerWith(
    before: Finding[],
    after: Finding[],
    edits: SourceEdit[] = [edit()],
  ) {
    const [manifest] = testServiceConfig().manifests;
    backend.answer(200, (_: object, url: string) =>
      url.endsWith('/preview')
        ? {
            edits,
            config: testServiceConfig({
              findings: after,
              manifests: [{ ...manifest, yaml: 'kind: Other\n' }],
            }),
          }
        : testServiceConfig({ findings: before }),
    );
  }

  const run = async (input: object = {}) => {
    const action = createEditSourceAction({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: ['order', 'cart'].map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name,
            annotations: {
              [ANNOTATION_LOCATION]: location.replace('order', name),
            },
          },
        })),
      }),
      discovery: backend.discovery,
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      urlReader,
    });
    const ctx = createMockActionContext({
      input: {
        entityRef: 'component:default/order',
        changes: [{ leaf: 'resilience.timeout', value: '5s' }],
        ...input,
      },
      workspacePath: workspace.path,
    });
    await action.handler(ctx as never);
    return Object.fromEntries((ctx.output as jest.Mock).mock.calls);
  };

  it('edits the file of the entity at its place in the repository, and says what comes of it', async () => {
    const output = await run();

    expect(workspace.content()).toEqual({
      catalog: {
        'order.yaml': SOURCE.replace(
          '    a.io',
          `    ${TIMEOUT}: 5s\n    a.io`,
        ),
      },
    });
    expect(urlReader.readUrl).toHaveBeenCalledWith(FILE, expect.anything());
    expect(output).toEqual({
      files: ['catalog/order.yaml'],
      withConfiguration: false,
      title: 'Mesh settings of order',
      body: expect.stringContaining(
        '<code>default/shop/order/virtual-service-order.yaml</code>',
      ),
      branchName: expect.stringMatching(
        /^service-mesh\/order-settings-[0-9a-f]{8}$/,
      ),
      scm: 'github',
      repoUrl: 'github.com?owner=example&repo=shop',
      repoBranch: 'main',
    });
  });

  it('reads texts as YAML, as they would be in an annotation', async () => {
    await run({
      changes: [
        { leaf: 'resilience.retries.attempts', value: '3', operation: 'x' },
        { leaf: 'traffic.weights', value: '{ v1: 90, v2: 10 }' },
        { leaf: 'security.mtls', value: 'strict', operation: '' },
      ],
    });

    const preview = backend.requests.find(({ url }) =>
      url.endsWith('/preview'),
    );
    expect(preview?.body.changes).toEqual([
      { leaf: 'resilience.retries.attempts', value: 3, operation: 'x' },
      { leaf: 'traffic.weights', value: { v1: 90, v2: 10 } },
      { leaf: 'security.mtls', value: 'strict' },
    ]);
  });

  it('makes several edits of one file in it', async () => {
    answer(
      edit(),
      edit({ pointer: '/metadata/annotations/z', snippet: 'z: 1\n' }),
    );

    const output = await run();

    expect(output.files).toEqual(['catalog/order.yaml']);
    expect(JSON.stringify(workspace.content())).toMatch(/z: 1.*5s/);
  });

  it('is not kept from it by a finding that was there before', async () => {
    answerWith([invalid], [invalid]);

    expect((await run()).files).toHaveLength(1);
  });

  const cases: [string, RegExp, () => void][] = [
    [
      'a value that the setting does not take',
      /must be a duration/,
      () => answerWith([], [invalid]),
    ],
    [
      'a definition that is not written as lines',
      /is not edited here. Add there by hand:\nx-mesh/,
      () => answer(edit({ in: 'definition', snippet: 'x-mesh: {}\n' })),
    ],
    ['settings that are like that already', /Nothing is to be written/, answer],
    [
      'an entity that is read from elsewhere than a repository',
      /is read from file \/tmp\/x and not from a repository/,
      () => {
        location = 'file:/tmp/x';
      },
    ],
    [
      'an entity at a host that is not integrated',
      /is read from https:\/\/git\.example\.com\/a\/b, where no pull request can be opened/,
      () => {
        location = 'url:https://git.example.com/a/b';
      },
    ],
    [
      'a file that holds another entity',
      /The file holds no component 'default\/cart'/,
      () => answer(edit({ entityRef: 'component:default/cart' })),
    ],
    [
      'entities of several repositories',
      /change them in two runs/,
      () => {
        location = 'url:https://github.com/example/order/blob/main/x.yaml';
        urlReader.readUrl.mockImplementation(
          async url =>
            ({
              buffer: async () =>
                Buffer.from(
                  SOURCE.replace(
                    'order',
                    url.includes('cart') ? 'cart' : 'order',
                  ),
                ),
            } as never),
        );
        answer(edit(), edit({ entityRef: 'component:default/cart' }));
      },
    ],
  ];

  it.each(cases)('refuses %s', async (_, message, prepare) => {
    prepare();

    await expect(run()).rejects.toThrow(message);
    expect(workspace.content()).toEqual({});
  });

  it('refuses a folder out of the workspace before it asks for anything', async () => {
    await expect(run({ targetPath: '../up' })).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(backend.requests).toEqual([]);
  });

  it('says what the initiator may not do', async () => {
    backend.answer(403, {
      error: { name: 'NotAllowedError', message: 'no' },
      response: { statusCode: 403 },
    });

    await expect(run()).rejects.toThrow(/You may not change .*: no/);
  });
});
