import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';

/** A shipped template, as the catalog holds it. */
function shipped(name: string): Entity {
  const template: Entity = parse(
    readFileSync(
      resolvePackagePath(
        '@mesh-configurator/backstage-plugin-scaffolder-backend-module-service-mesh',
        `templates/${name}.yaml`,
      ),
      'utf8',
    ),
  );
  template.metadata.namespace = 'default';
  template.metadata.annotations = {
    'backstage.io/managed-by-location': 'url:https://example.com/template.yaml',
  };
  return template;
}

/**
 * The name of the template that opens pull requests with configuration.
 *
 * @internal
 */
export const CONFIGURATION = 'service-mesh-configuration';

/**
 * The shipped templates; the one of {@link CONFIGURATION} is the first.
 *
 * @internal
 */
export const templates = [CONFIGURATION, 'service-mesh-settings'].map(shipped);
