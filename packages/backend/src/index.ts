/**
 * The backend of the demo Backstage.
 *
 * @packageDocumentation
 */

import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));

backend.add(import('@mesh-configurator/backstage-plugin-service-mesh-backend'));
backend.add(
  import(
    '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio'
  ),
);
backend.add(
  import(
    '@mesh-configurator/backstage-plugin-service-mesh-backend-module-linkerd'
  ),
);
backend.add(
  import(
    '@mesh-configurator/backstage-plugin-scaffolder-backend-module-service-mesh'
  ),
);

backend.start();
