/** The tab and the fleet page with test data instead of a backend: `yarn start` in this package. */
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { ServiceMeshApi } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import plugin, { serviceMeshApiRef } from '../src';
import {
  testFinding,
  testFleetPage,
  testRule,
  testServiceConfig,
  testSummary,
} from '../src/__testUtils__';

const page = createTestEntityPage({
  entity: {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'order' },
    spec: { type: 'service' },
  },
});

const configFor = (mesh = 'istio') =>
  testServiceConfig({
    target: { mesh },
    findings: mesh === 'istio' ? [testFinding()] : [],
  });

const testApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: serviceMeshApiRef,
      deps: {},
      factory: () =>
        ({
          getServiceConfig: async (_, query) => configFor(query?.mesh),
          previewService: async (_, { mesh }) => ({
            config: configFor(mesh),
            edits: [],
          }),
          listServices: async () => testFleetPage([testSummary()]),
          getRule: async code => testRule({ code }),
          validate: async () => ({
            findings: [],
            summary: {
              error: 0,
              warning: 0,
              info: 0,
              undecided: 0,
              suppressed: 0,
            },
          }),
        } as Partial<ServiceMeshApi> as ServiceMeshApi),
    }),
});

const testCatalog = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: catalogApiRef,
      deps: {},
      factory: () => catalogApiMock(),
    }),
});

createDevApp({
  features: [
    plugin,
    createFrontendModule({
      pluginId: 'service-mesh',
      extensions: [testApi, page],
    }),
    createFrontendPlugin({ pluginId: 'catalog', extensions: [testCatalog] }),
  ],
});
