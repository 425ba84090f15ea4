import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CrdSet } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { parse } from 'yaml';
import { readFolder } from '../catalog/readFolder';
import { providers } from '../providers';
import { Case, cases } from './__testUtils__/cases';
import { configured, optionsFor } from './__testUtils__/configured';
import {
  apiServer,
  data,
  describeWithData,
  repository,
} from './__testUtils__/crds';
import { ApiServer, ownFindings } from './__testUtils__/faults';

const folders: Record<string, string> = {
  'the shop': join(repository, 'packages/backend/catalog/shop'),
  'the integration server': join(data, 'catalogs/integration-server'),
  'the Linkerd workshop': join(data, 'catalogs/linkerd-workshop'),
  'Online Boutique': join(data, 'catalogs/online-boutique'),
  Zenika: join(data, 'catalogs/zenika'),
  Faces: join(data, 'manifests/faces'),
};

const { serviceMesh } = parse(
  readFileSync(join(repository, 'app-config.yaml'), 'utf8'),
) as { serviceMesh: JsonObject };

const table = Object.keys(folders).flatMap(catalog =>
  Object.keys(cases).map(name => [catalog, name] as const),
);

describeWithData('what is generated for catalogs', () => {
  const entities: Record<string, Entity[]> = {};
  let crds: Record<Case['gatewayApi']['channel'], CrdSet>;
  beforeAll(async () => {
    crds = {
      standard: apiServer('standard'),
      experimental: apiServer('experimental'),
    };
    for (const [name, folder] of Object.entries(folders)) {
      entities[name] = (await readFolder(folder)).entities;
    }
    // Reading all definitions takes seconds where other tests run at the same time.
  }, 60_000);

  it.each(table)(
    'is accepted by every release and by our own rules: %s for %s',
    (catalog, name) => {
      const one = cases[name];
      const { versions = [], kinds = [] } =
        providers.find(({ id }) => id === one.provider) ?? {};
      const server = new ApiServer(crds[one.gatewayApi.channel], kinds);
      const faults = versions.flatMap(version => {
        const options = optionsFor(
          entities[catalog],
          one,
          version,
          serviceMesh,
        );
        return configured(options).flatMap(config => [
          ...ownFindings(config).map(({ message }) => message),
          ...config.manifests.flatMap(({ object }) =>
            server.faults(object, options.target),
          ),
        ]);
      });

      expect(faults).toEqual([]);
    },
  );

  it.each(Object.keys(folders))('is something: %s', catalog => {
    const options = optionsFor(
      entities[catalog],
      cases.istio,
      undefined,
      serviceMesh,
    );

    expect(
      configured(options).flatMap(({ manifests }) => manifests).length,
    ).toBeGreaterThan(0);
  });
});
