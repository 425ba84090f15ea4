import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import {
  testComparison,
  testDelivery,
  testServiceConfig,
} from '../testUtils/serviceConfig';
import { FakeBackend, startFakeBackend } from '../testUtils/serviceMeshBackend';
import { createCloneAction } from './clone';
import { createDiffAction } from './diff';
import { createEditSourceAction } from './editSource';
import { createGenerateAction } from './generate';
import { createPullRequestAction } from './pullRequest';
import { createPushAction } from './push';
import { createValidateAction } from './validate';

const answers: Record<string, object> = {
  validate: {
    findings: [],
    summary: { error: 0, warning: 0, info: 0, undecided: 0, suppressed: 0 },
  },
  delivery: testDelivery({}, testComparison()),
  preview: {
    config: testServiceConfig(),
    edits: [
      {
        leaves: ['resilience.timeout'],
        entityRef: 'component:default/order',
        in: 'entity',
        pointer: '/metadata/annotations/a.io~1b',
        snippet: 'a.io/b: d\n',
      },
    ],
  },
};

describe('examples of', () => {
  const workspace = createMockDirectory();
  let backend: FakeBackend;

  beforeAll(async () => {
    backend = await startFakeBackend();
  });
  afterAll(() => backend.close());
  beforeEach(() =>
    workspace.setContent({
      mesh: {
        'service.yaml': 'kind: Service\n',
        'default/shop/order/virtual-service-order.yaml':
          'kind: VirtualService\n',
      },
    }),
  );

  const urlReader = mockServices.urlReader.mock();
  urlReader.readTree.mockResolvedValue({ files: async () => [] } as never);
  urlReader.readUrl.mockResolvedValue({
    buffer: async () =>
      Buffer.from(
        'kind: Component\nmetadata:\n  name: order\n  annotations:\n    a.io/b: c\n',
      ),
  } as never);
  const options = {
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'order',
            annotations: {
              'backstage.io/managed-by-location':
                'url:https://github.com/example/shop/blob/main/order.yaml',
            },
          },
          spec: { type: 'service' },
          relations: [{ type: 'partOf', targetRef: 'system:default/shop' }],
        },
      ],
    }),
    discovery: {
      getBaseUrl: (id: string) => backend.discovery.getBaseUrl(id),
      getExternalBaseUrl: (id: string) => backend.discovery.getBaseUrl(id),
    },
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    urlReader,
    author: { name: 'Scaffolder', email: 'scaffolder@example.com' },
    requireToken: false,
  };

  const actions = [
    createDiffAction(options),
    createEditSourceAction(options),
    createGenerateAction(options),
    createValidateAction(options),
  ];
  // What they would change is at hosts that no test may reach.
  const published = [
    createCloneAction(options),
    createPullRequestAction(options),
    createPushAction(options),
  ];
  const examplesOf = <A extends { id: string; examples?: TemplateExample[] }>(
    some: readonly A[],
  ) =>
    some.flatMap(action =>
      (action.examples ?? []).map(
        ({ description, example }) =>
          [action.id, description, example, action] as const,
      ),
    );

  it.each(examplesOf(actions))('%s run: %s', async (id, _, example, action) => {
    backend.answer(200, (_body: object, url: string) => {
      const [asked] = url.split('/').reverse();
      return asked in answers ? answers[asked] : testServiceConfig();
    });
    const [step] = parse(example).steps;
    const ctx = createMockActionContext({
      input: step.input,
      workspacePath: workspace.path,
    });

    await action.handler(ctx as never);

    expect(step.action).toBe(id);
    expect(Object.keys(action.schema?.input?.properties ?? {})).toEqual(
      expect.arrayContaining(Object.keys(step.input)),
    );
    expect(ctx.output).toHaveBeenCalled();
    expect(backend.requests.length).toBeGreaterThan(0);
  });

  it.each(examplesOf(published))(
    '%s run dry: %s',
    async (id, _, example, action) => {
      const [step] = parse(example).steps;
      const ctx = {
        ...createMockActionContext({
          input: step.input,
          workspacePath: workspace.path,
        }),
        isDryRun: true,
      };

      await action.handler(ctx as never);

      const { input, output } = action.schema ?? {};
      expect(step.action).toBe(id);
      expect(Object.keys(input?.properties ?? {})).toEqual(
        expect.arrayContaining(Object.keys(step.input)),
      );
      expect(Object.keys(step.input)).toEqual(
        expect.arrayContaining(input?.required as string[]),
      );
      expect(
        jest
          .mocked(ctx.output)
          .mock.calls.map(([name]) => name)
          .sort(),
      ).toEqual(Object.keys(output?.properties ?? {}).sort());
    },
  );
});
