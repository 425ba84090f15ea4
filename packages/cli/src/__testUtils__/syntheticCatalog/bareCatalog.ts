import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';
import { calls } from './calls';
import { openApiText } from './openApi';
import { drawFrom, Quantiles, randomNumbers } from './random';

/** Operations per definition as in the APIs.guru directory. */
const operations: Quantiles = [
  [0, 1],
  [0.1, 1],
  [0.25, 3],
  [0.5, 9],
  [0.75, 28],
  [0.9, 74],
  [0.95, 130],
  [0.99, 500],
  [1, 2958],
];

/**
 * An entity to which relations and annotations may be added.
 *
 * @internal
 */
export interface SyntheticEntity extends Entity {
  metadata: Entity['metadata'] & { annotations: Record<string, string> };
  spec: NonNullable<Entity['spec']>;
  relations: NonNullable<Entity['relations']>;
}

/**
 * An entity without annotations and relations.
 *
 * @internal
 */
export function syntheticEntity(
  kind: string,
  name: string,
  spec: SyntheticEntity['spec'],
): SyntheticEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations: {} },
    spec,
    relations: [],
  };
}

/**
 * As many components as APIs, with their relations as the catalog delivers them and no fact about the mesh.
 *
 * @internal
 */
export function bareCatalog(
  count: number,
  nameOf = (i: number) => `service-${i}`,
): {
  components: SyntheticEntity[];
  apis: SyntheticEntity[];
} {
  const random = randomNumbers(count);
  const components = Array.from({ length: count }, (_, i) =>
    syntheticEntity('Component', nameOf(i), {
      type: 'service',
      lifecycle: 'production',
    }),
  );
  const apis = Array.from({ length: count }, (_, i) =>
    syntheticEntity('API', `api-${i}`, {
      type: 'openapi',
      definition: openApiText(Math.max(1, drawFrom(operations, random))),
    }),
  );
  const relate = (from: SyntheticEntity, type: string, targetRef: string) =>
    from.relations.push({ type, targetRef });
  const component = (i: number) =>
    `component:default/${nameOf(i).toLocaleLowerCase('en-US')}`;
  const api = (i: number) => `api:default/api-${i}`;
  components.forEach((from, i) => {
    relate(from, RELATION_PROVIDES_API, api(i));
    relate(apis[i], RELATION_API_PROVIDED_BY, component(i));
  });
  for (const [caller, called] of calls(count, random)) {
    relate(components[caller], RELATION_CONSUMES_API, api(called));
    relate(apis[called], RELATION_API_CONSUMED_BY, component(caller));
  }
  return { components, apis };
}
