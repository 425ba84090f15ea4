import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  configPreviewPermission,
  DeliveryRequest,
  ServiceDelivery,
  serviceDeliverySchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import istioModule from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import request from 'supertest';
import { ORDER, start } from '../__testUtils__/testBackend';

const istio = {
  features: [istioModule],
  config: {
    targets: { istio: { version: '1.29', trustDomain: 'cluster.local' } },
  },
};

const deliver = async (
  body: unknown,
  options: Parameters<typeof start>[0] = istio,
) =>
  request(await start(options))
    .post(`${ORDER}/delivery`)
    .send(body as object);

const delivered = async (body: DeliveryRequest): Promise<ServiceDelivery> =>
  serviceDeliverySchema.parse((await deliver(body)).body);

describe('POST …/delivery', () => {
  it('answers with the files and where they belong, and compares nothing unless asked', async () => {
    const { files, folder, comparison, config } = await delivered({});
    expect(folder).toMatch(/^default\/.*\/order$/);
    expect(files.map(({ file }) => file)).toEqual(
      config.manifests.map(({ file }) => file),
    );
    expect(comparison).toBeNull();
  });

  it('adds the kustomization that a layout wants', async () => {
    const { files, folder } = await delivered({ layout: 'kustomize' });
    expect(files.map(({ file }) => file)).toContain(
      `${folder}/kustomization.yaml`,
    );
  });

  describe('with the bundle of the namespace', () => {
    const opted = {
      ...istio,
      config: {
        ...istio.config,
        namespaces: [{ name: 'shop', bundle: true, location: 'https://x/y' }],
      },
    };

    it('brings it where app-config opts it in, and compares it too', async () => {
      const body = { scope: 'namespace', present: [] };
      const { namespace, files, comparison } = serviceDeliverySchema.parse(
        (await deliver(body, opted)).body,
      );
      const patch = 'default/shop/_namespace/patches/namespace-shop.yaml';
      expect(namespace).toMatchObject({
        namespace: 'shop',
        configLocation: 'https://x/y',
      });
      expect(files.map(({ file }) => file)).toContain(patch);
      expect(comparison?.written).toContain(patch);
    });

    it.each([
      ['it is not asked for', {}, opted],
      ['app-config does not opt it in', { scope: 'namespace' }, istio],
    ])('brings none where %s', async (_, body, options) => {
      const { namespace, files } = (await deliver(body, options)).body;
      expect(namespace).toBeNull();
      expect(JSON.stringify(files)).not.toContain('_namespace');
    });

    it('is refused to somebody who may not see all that it is made from', async () => {
      const { status, body } = await deliver(
        { scope: 'namespace' },
        { ...opted, hidden: ['component:default/web'] },
      );
      expect(status).toBe(403);
      expect(body.error.message).toContain("namespace 'shop'");
    });
  });

  it('finds nothing to deliver where the files are there already', async () => {
    const { files } = await delivered({});
    const { comparison } = await delivered({
      present: files.map(({ file, yaml }) => ({ file, text: yaml })),
    });
    expect(comparison).toMatchObject({
      written: [],
      withheld: [],
      removed: [],
      meaning: { calls: [], limits: [], fields: [], unsafe: [] },
    });
    expect(comparison?.findings.before).toEqual(comparison?.findings.after);
  });

  it('withholds what is foreign, says what changes, and overwrites only where told to', async () => {
    const { files } = await delivered({});
    const [{ file }] = files;
    const present = [{ file, text: 'kind: Foreign\n' }];
    const first = await delivered({ present });
    expect(first.comparison).toMatchObject({ withheld: [file] });
    expect(first.comparison?.written).toEqual(
      files
        .slice(1)
        .map(each => each.file)
        .sort(),
    );
    const second = await delivered({ present, overwrite: true });
    expect(second.comparison).toMatchObject({ withheld: [] });
  });

  it('survives files of any content', async () => {
    const texts = ['\0', '{{ x }}', '- [', 'a: &a [*a]', '__proto__: 1'];
    const { comparison } = await delivered({
      present: texts.map((text, i) => ({ file: `../${i}.yaml`, text })),
    });
    expect(comparison?.removed).toEqual([]);
  });

  describe('with a change of its source', () => {
    const timeout = (environment?: string) => ({
      environment,
      changes: [{ leaf: 'resilience.timeout' as const, value: '7s' }],
    });
    const staged = {
      ...istio,
      config: { ...istio.config, environments: [{ name: 'staging' }] },
    };

    it.each([
      [undefined, 'staging', true],
      ['staging', 'staging', true],
      ['staging', 'default', false],
    ])(
      'made for environment %s, %s has it: %s',
      async (written, environment, has) => {
        const { body } = await deliver(
          { environment, change: timeout(written) },
          staged,
        );
        expect(JSON.stringify(body.files).includes('timeout: 7s')).toBe(has);
      },
    );

    it('needs the permission to preview too', async () => {
      const { status, body } = await deliver(
        { change: timeout() },
        {
          ...istio,
          permissions: mockServices.permissions.mock({
            authorize: async requests =>
              requests.map(({ permission }) => ({
                result:
                  permission.name === configPreviewPermission.name
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
              })),
          }),
        },
      );
      expect(status).toBe(403);
      expect(body.error.message).toContain('serviceMesh.config.preview');
    });
  });

  it('needs the permission to publish', async () => {
    const { status, body } = await deliver(
      {},
      { ...istio, result: AuthorizeResult.DENY },
    );
    expect(status).toBe(403);
    expect(body.error.message).toContain('serviceMesh.config.publish');
  });

  it.each([
    { layout: 'helm' },
    { present: [{ file: '', text: '' }] },
    { present: [{ file: 'a' }] },
    { mesh: 'nope' },
    { extra: true },
    { change: { changes: [] } },
    {
      change: {
        environment: 'gone',
        changes: [{ leaf: 'resilience.timeout', value: '7s' }],
      },
    },
  ])('refuses %j', async body => {
    expect((await deliver(body)).status).toBe(400);
  });
});
