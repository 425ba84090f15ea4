import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  defineKind,
  draftManifest,
  cite,
  MeshProvider,
  objectName,
  serviceMeshProvidersExtensionPoint,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

const gate = defineKind({
  apiVersion: 'test.example/v1',
  alsoServed: [],
  kind: 'Gate',
  spec: z.strictObject({ admits: z.array(z.string()) }),
});

/**
 * A mesh that says no more than who is admitted.
 *
 * @internal
 */
export const testProvider: MeshProvider = {
  id: 'test',
  title: 'Test',
  dataPlanes: ['test', 'test-light'],
  versions: ['1.0'],
  defaultVersion: '1.0',
  kinds: [gate],
  rules: [],
  render: ({ service, admission }) => ({
    manifests: [
      draftManifest(gate, {
        name: objectName(service),
        namespace: service.namespace.value ?? undefined,
        phase: 3,
        spec: {
          admits: admission.callers.map(caller =>
            cite(
              { value: caller.name, origin: caller.origin },
              `${caller.name} ${caller.serviceAccount?.namespace}/${caller.serviceAccount?.name}`,
            ),
          ),
        },
      }),
    ],
    losses: [],
  }),
  renderNamespace: () => ({ manifests: [], losses: [] }),
  evaluate: () => ({
    decision: 'unknown',
    by: null,
    route: null,
    timeout: null,
    retries: null,
  }),
};

/**
 * Plugs the test mesh into the backend.
 *
 * @internal
 */
export const testMeshModule = createBackendModule({
  pluginId: 'service-mesh',
  moduleId: 'test',
  register(env) {
    env.registerInit({
      deps: { meshes: serviceMeshProvidersExtensionPoint },
      async init({ meshes }) {
        meshes.addProvider(testProvider);
      },
    });
  },
});
