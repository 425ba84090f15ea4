import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { catalogHolds, guestToken, guestHeaders } from './backstage';

const repository = resolve(__dirname, '../../..');
const services = ['product-catalog', 'inventory', 'order', 'payment'];

for (const mesh of ['istio', 'istio-ambient', 'linkerd']) {
  for (const source of ['folder', 'url'] as const) {
    test(`the command line writes what the tab shows on ${mesh}, from the catalog's ${source}`, async ({
      request,
      baseURL,
    }) => {
      await catalogHolds(
        request,
        ...services.map(name => `component/default/${name}`),
        ...services.map(name => `api/default/${name}-api`),
      );
      const out = mkdtempSync(join(tmpdir(), 'mesh-configurator-'));
      const catalog = {
        folder: 'packages/backend/catalog/shop',
        url: baseURL!,
      };
      try {
        execFileSync(
          process.execPath,
          [
            'packages/cli/bin/mesh-configurator',
            'generate',
            `--catalog=${catalog[source]}`,
            '--config=app-config.yaml',
            `--mesh=${mesh}`,
            `--out=${out}`,
          ],
          {
            cwd: repository,
            env: {
              ...process.env,
              MESH_CONFIGURATOR_TOKEN: await guestToken(request),
            },
            stdio: 'pipe',
          },
        );
        for (const name of services) {
          const response = await request.get(
            `/api/service-mesh/v1/services/component/default/${name}`,
            { headers: await guestHeaders(request), params: { mesh } },
          );
          const { manifests } = await response.json();
          expect(manifests, name).not.toHaveLength(0);
          for (const { file, yaml } of manifests) {
            expect(readFileSync(join(out, file), 'utf8'), file).toBe(yaml);
          }
        }
      } finally {
        rmSync(out, { recursive: true });
      }
    });
  }
}
