import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ScmIntegrations } from '@backstage/integration';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testDelivery, testServiceConfig } from '../testUtils/serviceConfig';
import { FakeBackend, startFakeBackend } from '../testUtils/serviceMeshBackend';
import { createGenerateAction } from './generate';

const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'orders',
    annotations: { 'github.com/team-slug': 'example/team-orders' },
  },
};
const partOfShop = (name: string, type = 'service') => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type },
  relations: [{ type: 'partOf', targetRef: 'system:default/shop' }],
});
const catalog = [
  group,
  partOfShop('order'),
  partOfShop('cart'),
  partOfShop('docs', 'documentation'),
];

describe('service-mesh:generate', () => {
  const workspace = createMockDirectory();
  let backend: FakeBackend;
  let components: Entity[];

  beforeAll(async () => {
    backend = await startFakeBackend();
  });
  afterAll(() => backend.close());
  beforeEach(() => {
    workspace.clear();
    backend.requests.length = 0;
    components = [];
    backend.answer(200, testDelivery());
  });

  const contextFor = (input: {
    entityRef: string;
    mesh?: string;
    environments?: string[];
    layout?: 'plain' | 'kustomize';
    repoUrl?: string;
    repoPath?: string;
    targetPath?: string;
  }) => createMockActionContext({ input, workspacePath: workspace.path });

  const run = async (ctx: ReturnType<typeof contextFor>) => {
    const action = createGenerateAction({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: [...catalog, ...components] }),
      discovery: backend.discovery,
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
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
      sourcePath: './mesh',
      environmentFolders: ['default'],
      title: 'Mesh configuration of order (istio)',
      body: expect.stringContaining('## How to verify'),
      branchName: 'service-mesh/order-istio-default',
      findings: [],
      findingCount: 0,
      losses: [],
      owners: ['group:default/orders'],
      reviewers: [],
      teamReviewers: ['team-orders'],
      configLocation: 'https://github.com/example/shop-config/tree/main/mesh',
      scm: 'github',
      repoUrl: 'github.com?owner=example&repo=shop-config',
      repoBranch: 'main',
      repoPath: 'mesh',
    });
  });

  it('mirrors the repository where no other folder is named', async () => {
    const output = await run(contextFor(order));

    expect(output.sourcePath).toBe('mesh');
    expect(Object.keys(workspace.content() as object)).toEqual(['mesh']);
  });

  it('delivers to a repository that was picked', async () => {
    const output = await run(
      contextFor({
        ...order,
        repoUrl: 'gitlab.com?owner=example&repo=shop',
        repoPath: './mesh/',
      }),
    );

    expect(output).toMatchObject({
      scm: 'gitlab',
      repoUrl: 'gitlab.com?owner=example&repo=shop',
      repoPath: 'mesh',
      branchName: 'service-mesh/order-istio-default',
    });
  });

  it('writes all services of a system in all environments, and what the layout adds', async () => {
    backend.answer(
      200,
      ({ environment }: { environment: string }, url: string) => {
        const name = url.split('/').at(-2)!;
        const { target, service } = testServiceConfig();
        const delivery = testDelivery({
          entityRef: `component:default/${name}`,
          service: { ...service, name },
          target: { ...target, environment },
        });
        const file = `${environment}/shop/${name}/kustomization.yaml`;
        return { ...delivery, files: [{ file, yaml: 'kind: Component\n' }] };
      },
    );

    const output = await run(
      contextFor({
        entityRef: 'system:shop',
        environments: ['default', 'staging'],
        layout: 'kustomize',
      }),
    );

    expect(output.files).toEqual([
      'default/shop/cart/kustomization.yaml',
      'staging/shop/cart/kustomization.yaml',
      'default/shop/order/kustomization.yaml',
      'staging/shop/order/kustomization.yaml',
    ]);
    expect(output.title).toBe(
      'Mesh configuration of 2 services (istio, staging)',
    );
    expect(output.branchName).toMatch(
      /^service-mesh\/system-default-shop-[0-9a-f]{8}-istio-default-staging$/,
    );
    expect(backend.requests.map(({ body }) => body.layout)).toEqual(
      Array(4).fill('kustomize'),
    );
  });

  it('takes 500 services at once, in a text that fits', async () => {
    const names = Array.from({ length: 498 }, (_, i) => `svc-${i}`);
    components = names.map(name => partOfShop(name));
    backend.answer(200, (_body: object, url: string) => {
      const name = url.split('/').at(-2)!;
      const { service, manifests } = testServiceConfig();
      return testDelivery({
        entityRef: `component:default/${name}`,
        service: { ...service, name },
        manifests: manifests.map(manifest => ({
          ...manifest,
          file: manifest.file.replace('/order/', `/${name}/`),
        })),
      });
    });

    const output = await run(contextFor({ entityRef: 'system:shop' }));

    expect(output.files).toHaveLength(500);
    expect(output.title).toBe('Mesh configuration of 500 services (istio)');
    expect(output.body.length).toBeLessThan(32_768);
    expect(backend.requests).toHaveLength(500);
  }, 60_000);

  it('asks for the mesh and environment given, on behalf of the initiator', async () => {
    await run(
      contextFor({ ...order, mesh: 'linkerd', environments: ['staging'] }),
    );

    expect(backend.requests).toEqual([
      {
        url: '/api/service-mesh/v1/services/component/default/order/delivery',
        authorization: expect.stringMatching(
          /^Bearer mock-service-token:.*"obo":"user:default\/mock".*"service-mesh"/,
        ),
        body: { mesh: 'linkerd', environment: 'staging' },
      },
    ]);
  });

  it('leaves mesh and environment to the backend where none is given', async () => {
    await run(contextFor({ entityRef: 'order' }));

    expect(backend.requests[0].body).toEqual({});
  });

  it('writes the same files in a dry run', async () => {
    const output = await run({ ...contextFor(order), isDryRun: true });

    expect(output.files).toHaveLength(1);
    expect(Object.keys(workspace.content() as object)).toEqual(['mesh']);
  });

  it('outputs empty strings where the catalog names no place for the files', async () => {
    backend.answer(200, testDelivery({ configLocation: null }));

    const output = await run(contextFor(order));

    expect(output).toMatchObject({
      configLocation: '',
      sourcePath: '.',
      scm: '',
      repoUrl: '',
      repoBranch: '',
      repoPath: '',
    });
  });

  it('writes in spite of findings, and logs and counts them', async () => {
    backend.answer(
      200,
      testDelivery({
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
        testDelivery({
          manifests: [{ ...manifest, file: '../secret.yaml' }],
        }),
      );

      await expect(
        run(contextFor({ ...order, targetPath: 'mesh' })),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(workspace.content()).toEqual({});
    });

    it.each([
      ['a system without services', 'system:empty', /No service is part of/],
      ['another kind', 'api:order', /is no component and no system/],
      ['what is no ref', '::', /is not an entity ref/],
    ])('%s', async (_, entityRef, message) => {
      await expect(run(contextFor({ entityRef }))).rejects.toThrow(message);
      expect(backend.requests).toEqual([]);
    });

    it('services that claim the same file', async () => {
      backend.answer(200, (_body: object, url: string) => {
        const entityRef = `component:default/${url.split('/').at(-2)}`;
        const [manifest] = testServiceConfig().manifests;
        return testDelivery({
          entityRef,
          manifests: [{ ...manifest, yaml: `# From ${entityRef}\n` }],
        });
      });
      await expect(
        run(contextFor({ entityRef: 'system:shop' })),
      ).rejects.toThrow(
        /Both component:default\/cart and component:default\/order are written to/,
      );
      expect(workspace.content()).toEqual({});
    });

    it.each([
      ['github.com?owner=a', /names no repository/],
      ['git.example.com?owner=a&repo=b', /integrates it as nothing/],
      [
        'dev.azure.com?owner=a&project=c&repo=b',
        /does not say what the repository is in/,
      ],
    ])('the repository %s', async (repoUrl, message) => {
      await expect(run(contextFor({ ...order, repoUrl }))).rejects.toThrow(
        message,
      );
      expect(workspace.content()).toEqual({});
    });

    it.each(['../up', '/etc', 'a/../../b'])(
      'the folder %s of a repository',
      async repoPath => {
        await expect(
          run(
            contextFor({
              ...order,
              repoUrl: 'github.com?owner=a&repo=b',
              repoPath,
            }),
          ),
        ).rejects.toThrow(/leaves its repository/);
        expect(workspace.content()).toEqual({});
      },
    );

    it('a folder of the workspace that leads out of it', async () => {
      workspace.setContent({ mesh: ctx => ctx.symlink('/etc') });
      await expect(run(contextFor(order))).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
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
      backend.answer(200, testDelivery(overrides));

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
