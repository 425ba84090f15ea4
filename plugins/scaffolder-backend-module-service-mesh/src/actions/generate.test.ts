import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testServiceConfig } from '../testUtils/serviceConfig';
import { FakeBackend, startFakeBackend } from '../testUtils/serviceMeshBackend';
import { createGenerateAction } from './generate';

describe('service-mesh:generate', () => {
  const workspace = createMockDirectory();
  let backend: FakeBackend;

  beforeAll(async () => {
    backend = await startFakeBackend();
  });
  afterAll(() => backend.close());
  beforeEach(() => {
    workspace.clear();
    backend.requests.length = 0;
    backend.answer(200, testServiceConfig());
  });

  const contextFor = (input: {
    entityRef: string;
    mesh?: string;
    environment?: string;
    targetPath?: string;
  }) => createMockActionContext({ input, workspacePath: workspace.path });

  const run = async (ctx: ReturnType<typeof contextFor>) => {
    const action = createGenerateAction({
      auth: mockServices.auth(),
      discovery: backend.discovery,
    });
    await action.handler(ctx as Parameters<typeof action.handler>[0]);
    return Object.fromEntries((ctx.output as jest.Mock).mock.calls);
  };

  const order = { entityRef: 'component:default/order' };

  it('writes the files below the folder and outputs what a pull request needs', async () => {
    const output = await run(contextFor({ ...order, targetPath: './mesh' }));

    expect(workspace.content()).toEqual({
      mesh: {
        default: {
          shop: {
            order: { 'virtual-service-order.yaml': 'kind: VirtualService\n' },
          },
        },
      },
    });
    expect(output).toEqual({
      files: ['default/shop/order/virtual-service-order.yaml'],
      title: 'Mesh configuration of order (istio)',
      body: expect.stringContaining('## How to verify'),
      branchName: expect.stringMatching(
        /^service-mesh\/order-istio-[0-9a-f]{8}$/,
      ),
      findingCount: 0,
      configLocation: 'https://github.com/example/shop-config/tree/main/mesh',
      repoUrl: 'github.com?owner=example&repo=shop-config',
      repoBranch: 'main',
      repoPath: 'mesh',
    });
  });

  it('asks for the mesh and environment given, on behalf of the initiator', async () => {
    await run(
      contextFor({ ...order, mesh: 'linkerd', environment: 'staging' }),
    );

    expect(backend.requests).toEqual([
      {
        url: '/api/service-mesh/v1/services/component/default/order/publish',
        body: { mesh: 'linkerd', environment: 'staging' },
        authorization: expect.stringMatching(
          /^Bearer mock-service-token:.*"obo":"user:default\/mock".*"service-mesh"/,
        ),
      },
    ]);
  });

  it('leaves mesh and environment to the backend where none is given', async () => {
    await run(contextFor({ entityRef: 'order' }));

    expect(backend.requests[0]).toMatchObject({
      url: '/api/service-mesh/v1/services/component/default/order/publish',
      body: {},
    });
  });

  it('writes the same files in a dry run', async () => {
    const output = await run({ ...contextFor(order), isDryRun: true });

    expect(output.files).toHaveLength(1);
    expect(workspace.content()).toEqual({
      default: {
        shop: {
          order: { 'virtual-service-order.yaml': 'kind: VirtualService\n' },
        },
      },
    });
  });

  it('outputs empty strings where the catalog names no place for the files', async () => {
    backend.answer(200, testServiceConfig({ configLocation: null }));

    const output = await run(contextFor(order));

    expect(output).toMatchObject({
      configLocation: '',
      repoUrl: '',
      repoBranch: '',
      repoPath: '',
    });
  });

  it('writes in spite of findings, and logs and counts them', async () => {
    backend.answer(
      200,
      testServiceConfig({
        findings: [
          {
            code: 'catalog/api-missing',
            severity: 'error',
            layer: 'catalog',
            consequence: 'risky',
            message: 'order provides no API.',
            params: {},
            related: [],
            equivalents: [],
            confidence: 'stated',
          },
        ],
      }),
    );
    const ctx = contextFor(order);
    const warn = jest.spyOn(ctx.logger, 'warn');

    const output = await run(ctx);

    expect(output.findingCount).toBe(1);
    expect(output.files).toHaveLength(1);
    expect(warn).toHaveBeenCalledWith(
      'error catalog/api-missing: order provides no API.',
    );
  });

  describe('refuses', () => {
    it.each(['../beside', '/etc', 'mesh/../../beside'])(
      'to write into %s before it asks for anything',
      async targetPath => {
        await expect(
          run(contextFor({ ...order, targetPath })),
        ).rejects.toMatchObject({ name: 'NotAllowedError' });
        expect(backend.requests).toEqual([]);
      },
    );

    it('a file that would leave the folder, even if it stays in the workspace', async () => {
      const [manifest] = testServiceConfig().manifests;
      backend.answer(
        200,
        testServiceConfig({
          manifests: [{ ...manifest, file: '../secret.yaml' }],
        }),
      );

      await expect(
        run(contextFor({ ...order, targetPath: 'mesh' })),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(workspace.content()).toEqual({});
    });

    const cases: [string, Partial<ServiceConfig>, string, RegExp][] = [
      [
        'a configuration in which callers are hidden from the user',
        { redacted: true },
        'NotAllowedError',
        /may not see all neighbours of 'component:default\/order'/,
      ],
      [
        'a service whose namespace is not known',
        {
          service: {
            ...testServiceConfig().service,
            namespace: {
              value: null,
              confidence: 'assumed',
              origin: { source: 'default' },
            },
          },
        },
        'InputError',
        /Add the annotation mesh-configurator\.io\/namespace to the component/,
      ],
      [
        'a configuration without files',
        { manifests: [] },
        'InputError',
        /no configuration of 'component:default\/order' for mesh 'istio'/,
      ],
    ];

    it.each(cases)('%s', async (_, overrides, name, message) => {
      backend.answer(200, testServiceConfig(overrides));

      await expect(run(contextFor(order))).rejects.toMatchObject({
        name,
        message: expect.stringMatching(message),
      });
      expect(workspace.content()).toEqual({});
    });
  });

  describe('passes on what the backend answers', () => {
    it.each([
      [404, 'NotFoundError', /No service 'component:default\/order' was found/],
      [400, 'InputError', /refused the request for .*: no mesh 'x'/],
      [403, 'NotAllowedError', /You may not publish .*: no mesh 'x'/],
      [503, 'ForwardedError', /Could not get .* service mesh backend/],
    ])(
      'as an error of its own for status %i',
      async (status, name, message) => {
        backend.answer(status, {
          error: { name: 'Error', message: "no mesh 'x'" },
          response: { statusCode: status },
        });

        await expect(run(contextFor(order))).rejects.toMatchObject({
          name: name === 'ForwardedError' ? 'ResponseError' : name,
          message: expect.stringMatching(message),
        });
      },
    );

    it('as an error that names the backend if the answer is of another shape', async () => {
      backend.answer(200, { hello: 'world' });

      await expect(run(contextFor(order))).rejects.toThrow(
        /Could not get the mesh configuration of 'component:default\/order'/,
      );
    });
  });
});
