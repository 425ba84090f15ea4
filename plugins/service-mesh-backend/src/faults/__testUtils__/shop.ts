import { Entity } from '@backstage/catalog-model';
import { testEntity } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';

/**
 * How many services there are.
 *
 * @internal
 */
export const SERVICES = 40;

/**
 * The name of a service by its number.
 *
 * @internal
 */
export const nameOf = (i: number) => `service-${String(i).padStart(2, '0')}`;

/**
 * A service that calls the one before, with its API.
 *
 * @internal
 */
export function serviceAndApi(i: number, etag = 'first'): Entity[] {
  const name = nameOf(i);
  const before = nameOf((i + SERVICES - 1) % SERVICES);
  const after = nameOf((i + 1) % SERVICES);
  const all = [
    testEntity('Component', name, {
      annotations: { namespace: 'shop', service: name, ports: '80/http' },
      spec: { type: 'service' },
      relations: [
        ['providesApi', `api:default/${name}`],
        ['consumesApi', `api:default/${before}`],
      ],
    }),
    testEntity('API', name, {
      spec: { type: 'graphql', definition: 'type Query { a: String }' },
      relations: [
        ['apiProvidedBy', `component:default/${name}`],
        ['apiConsumedBy', `component:default/${after}`],
      ],
    }),
  ];
  all.forEach(({ metadata }) => {
    metadata.etag = etag;
  });
  return all;
}

/**
 * All services and APIs.
 *
 * @internal
 */
export const shop = () =>
  Array.from({ length: SERVICES }, (_, i) => serviceAndApi(i)).flat();
