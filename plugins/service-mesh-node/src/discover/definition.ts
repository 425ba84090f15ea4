import {
  Fact,
  Finding,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { readYaml } from '../yaml';
import { Definition, emptyDefinition } from './definitionModel';
import { readOpenApi } from './openapi';
import { asObject } from './openapi/document';

const nothing = (finding: Finding): Definition => ({
  ...emptyDefinition,
  findings: [finding],
});

/**
 * Reads the definition of an API entity. What cannot be read is a finding, and the service stays in the model without the
 * operations: its routes then treat every request alike.
 *
 * @internal
 */
export function readDefinition(
  api: Entity,
  basePath: Fact<string> | null,
): Definition {
  const entityRef = stringifyEntityRef(api);
  const type = String(api.spec?.type ?? '');
  const text = api.spec?.definition;
  const about = { entityRef, pointer: '/spec/definition' };

  if (text !== null && typeof text === 'object') {
    return nothing(
      sourceFinding('catalog', {
        code: 'catalog/definition-not-inline',
        message: `The definition of ${entityRef} stands elsewhere (${JSON.stringify(
          text,
        ).slice(
          0,
          200,
        )}) and is not fetched from here. Run against the URL of a Backstage, which inlines it.`,
        ...about,
      }),
    );
  }
  if (typeof text !== 'string' || text.trim() === '') {
    return nothing(
      sourceFinding('catalog', {
        code: 'catalog/definition-missing',
        message: `${entityRef} has no definition, so none of its operations are known. Add one under spec.definition, for example with $text.`,
        ...about,
      }),
    );
  }
  if (type !== 'openapi') {
    return nothing(
      sourceFinding('catalog', {
        code: 'catalog/definition-type-unknown',
        severity: 'info',
        message: `${entityRef} is of type '${type}', whose operations are not read. Its service is configured without them.`,
        params: { type },
        ...about,
      }),
    );
  }
  const parsed = readYaml(text);
  if ('problem' in parsed) {
    return nothing(
      sourceFinding('catalog', {
        code: 'catalog/definition-invalid',
        message: `The definition of ${entityRef} is not valid YAML or JSON: ${parsed.problem}. Correct it; until then none of its operations are known.`,
        ...about,
      }),
    );
  }
  const { openapi, swagger } = asObject(parsed.value);
  if (openapi === undefined && swagger === undefined) {
    return nothing(
      sourceFinding('catalog', {
        code: 'catalog/definition-invalid',
        message: `The definition of ${entityRef} is not an OpenAPI document: it has neither 'openapi' nor 'swagger' at its top.`,
        ...about,
      }),
    );
  }
  return readOpenApi(parsed.value, entityRef, basePath);
}
