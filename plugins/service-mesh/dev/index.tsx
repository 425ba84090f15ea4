/** The tab alone, with test data instead of a backend: `yarn start` in this package. */
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { ServiceMeshApi } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import plugin, { serviceMeshApiRef } from '../src';
import { testFinding, testServiceConfig } from '../src/__testUtils__';

const page = createTestEntityPage({
  entity: {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'order' },
    spec: { type: 'service' },
  },
});

const testApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: serviceMeshApiRef,
      deps: {},
      factory: () =>
        ({
          getServiceConfig: async (_, { mesh = 'istio' } = {}) =>
            testServiceConfig({
              target: { mesh },
              findings: mesh === 'istio' ? [testFinding()] : [],
            }),
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

createDevApp({
  features: [
    plugin,
    createFrontendModule({
      pluginId: 'service-mesh',
      extensions: [testApi, page],
    }),
  ],
});
