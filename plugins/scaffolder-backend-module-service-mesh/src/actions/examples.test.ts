import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import {
  testComparison,
  testDelivery,
  testServiceConfig,
} from '../testUtils/serviceConfig';
import { FakeBackend, startFakeBackend } from '../testUtils/serviceMeshBackend';
import { createDiffAction } from './diff';
import { createEditSourceAction } from './editSource';
import { createGenerateAction } from './generate';
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
    workspace.setContent({ mesh: { 'service.yaml': 'kind: Service\n' } }),
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
  };

  const actions = [
    createDiffAction(options),
    createEditSourceAction(options),
    createGenerateAction(options),
    createValidateAction(options),
  ];
  const all = actions.flatMap(action =>
    (action.examples ?? []).map(
      ({ description, example }) =>
        [action.id, description, example, action] as const,
    ),
  );

  it.each(all)('%s run: %s', async (id, _, example, action) => {
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
});
