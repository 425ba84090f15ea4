import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';
import { ANNOTATION_PREFIX } from '@mesh-configurator/backstage-plugin-service-mesh-common';

type Relations = [type: string, targetRef: string][];

/**
 * A catalog entity; annotations get the prefix of the Service Mesh Configurator.
 *
 * @public
 */
export function testEntity(
  kind: string,
  name: string,
  options: {
    annotations?: Record<string, string>;
    spec?: Record<string, any>;
    relations?: Relations;
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: Object.fromEntries(
        Object.entries(options.annotations ?? {}).map(([key, value]) => [
          `${ANNOTATION_PREFIX}${key}`,
          value,
        ]),
      ),
    },
    spec: options.spec ?? {},
    relations: (options.relations ?? []).map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  };
}

const stated = (name: string) => ({
  namespace: 'shop',
  service: name,
  selector: `app=${name}`,
  'service-account': name,
  ports: '80:8080/http',
  'base-path': '/',
  replicas: '3',
});

/**
 * An OpenAPI document with some operations: `{ '/orders': { post: {} } }`.
 *
 * @public
 */
export function testDefinition(
  paths: Record<string, unknown>,
  more: Record<string, unknown> = {},
): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Test', version: '1' },
    paths,
    ...more,
  });
}

/**
 * A catalog of two services in the system `shop`: `order`, which provides `order-api`, and `web`, which consumes it. All
 * facts are stated.
 *
 * @public
 */
export function testCatalog(
  options: {
    order?: Record<string, string>;
    web?: Record<string, string>;
    api?: Record<string, string>;
    system?: Record<string, string>;
    definition?: unknown;
  } = {},
): Entity[] {
  return [
    testEntity('System', 'shop', { annotations: options.system }),
    testEntity('Component', 'order', {
      annotations: { ...stated('order'), ...options.order },
      spec: { type: 'service', lifecycle: 'production' },
      relations: [
        [RELATION_PROVIDES_API, 'api:default/order-api'],
        [RELATION_PART_OF, 'system:default/shop'],
      ],
    }),
    testEntity('Component', 'web', {
      annotations: { ...stated('web'), ...options.web },
      spec: { type: 'service' },
      relations: [[RELATION_CONSUMES_API, 'api:default/order-api']],
    }),
    testEntity('API', 'order-api', {
      annotations: options.api,
      spec: {
        type: 'openapi',
        definition:
          options.definition ??
          testDefinition({
            '/orders': { post: { operationId: 'createOrder' } },
            '/orders/{order_id}': { get: { operationId: 'getOrder' } },
          }),
      },
      relations: [
        [RELATION_API_PROVIDED_BY, 'component:default/order'],
        [RELATION_API_CONSUMED_BY, 'component:default/web'],
      ],
    }),
  ];
}
