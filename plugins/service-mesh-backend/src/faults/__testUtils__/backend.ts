/**
 * A backend with this plugin and Istio, to run as a process of its own. Its catalog is wherever app-config says.
 *
 * @packageDocumentation
 */
import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();
backend.add(import('../..'));
backend.add(
  import(
    '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio'
  ),
);
backend.start();
