import { Entity } from '@backstage/catalog-model';
import { bareCatalog } from './bareCatalog';

export { openApiText } from './openApi';
export { statedCatalog } from './statedCatalog';

/**
 * A catalog with the shape of real estates and no fact about the mesh: as many components as APIs.
 *
 * @internal
 */
export function syntheticCatalog(count: number): Entity[] {
  const { components, apis } = bareCatalog(count);
  return [...components, ...apis];
}
