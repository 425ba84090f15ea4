import {
  Fact,
  Finding,
  Json,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { sourceFinding } from '../finding';
import { readYaml } from '../yaml';
import { readAsyncApi } from './asyncapi';
import {
  Definition,
  DefinitionReader,
  emptyDefinition,
} from './definitionModel';
import { readGraphql } from './graphql';
import { readGrpc } from './grpc';
import { readOpenApi } from './openapi';
import { asObject } from './openapi/document';

/** Most characters of a definition that are read, unless the caller says otherwise. */
const MAX_LENGTH = 5_000_000;

interface Format {
  /** As people call it. */
  name: string;
  read: DefinitionReader<string>;
}

const fromYaml =
  (read: DefinitionReader<Json>): DefinitionReader<string> =>
  (text, api, basePath) => {
    const parsed = readYaml(text, text.length);
    if ('problem' in parsed) {
      throw new InputError(`is not valid YAML or JSON: ${parsed.problem}`);
    }
    return read(parsed.value, api, basePath);
  };

const readOpenApiDocument: DefinitionReader<Json> = (value, api, basePath) => {
  const { openapi, swagger } = asObject(value);
  if (openapi === undefined && swagger === undefined) {
    throw new InputError(
      "is not an OpenAPI document: it has neither 'openapi' nor 'swagger' at its top",
    );
  }
  return readOpenApi(value, api, basePath);
};

const openApi: Format = {
  name: 'OpenAPI',
  read: fromYaml(readOpenApiDocument),
};

/** By `spec.type` of the API entity. */
const formats = new Map<string, Format>([
  ['openapi', openApi],
  ['swagger', openApi],
  ['grpc', { name: 'Protocol Buffers', read: readGrpc }],
  ['graphql', { name: 'GraphQL', read: readGraphql }],
  ['asyncapi', { name: 'AsyncAPI', read: fromYaml(readAsyncApi) }],
]);

function problemOf(error: unknown, format: Format): string {
  if (error instanceof InputError) {
    return error.message;
  }
  if (error instanceof RangeError) {
    return 'is nested too deeply to be read';
  }
  const message = error instanceof Error ? error.message : String(error);
  return `is not valid ${format.name}: ${message.split('\n')[0].slice(0, 300)}`;
}

const findingAbout = (
  api: string,
  finding: Pick<Finding, 'code' | 'message'> & Partial<Finding>,
): Pick<Definition, 'findings'> => ({
  findings: [
    sourceFinding('catalog', {
      entityRef: api,
      pointer: '/spec/definition',
      ...finding,
    }),
  ],
});

const nothingBut = (...about: Parameters<typeof findingAbout>): Definition => ({
  ...emptyDefinition,
  ...findingAbout(...about),
});

/**
 * Reads the text of an API definition. What cannot be read is a finding, never an exception.
 *
 * @param type - `spec.type` of the API entity: `openapi`, `swagger`, `grpc`, `graphql` or `asyncapi`
 * @param options - `api` names the definition, an API ref where there is one. `basePath` is the path prefix that somebody
 *   stated. `maxLength` is the most characters that are read, 5 million without it.
 * @public
 */
export function readDefinitionText(
  type: string,
  text: string,
  options: {
    api: string;
    basePath: Fact<string> | null;
    maxLength?: number;
  },
): Definition {
  const { api, basePath, maxLength = MAX_LENGTH } = options;
  const invalid = (problem: string) =>
    nothingBut(api, {
      code: 'catalog/definition-invalid',
      message: `The definition of ${api} ${problem}. Correct it; until then none of its operations are known.`,
    });

  if (text.trim() === '') {
    return nothingBut(api, {
      code: 'catalog/definition-missing',
      message: `${api} has no definition, so none of its operations are known. Add one under spec.definition, for example with $text.`,
    });
  }
  const format = formats.get(type.toLocaleLowerCase('en-US'));
  if (!format) {
    return nothingBut(api, {
      code: 'catalog/definition-type-unknown',
      severity: 'info',
      message: `${api} is of type '${type}', whose operations are not read. Its service is configured without them.`,
      params: { type },
    });
  }
  if (text.length > maxLength) {
    return nothingBut(api, {
      code: 'catalog/definition-too-large',
      message: `The definition of ${api} has ${text.length} characters and is not read: the limit is ${maxLength}. Split it into several APIs.`,
      params: { limit: maxLength },
    });
  }
  try {
    const definition = format.read(text, api, basePath);
    const { operations, messages, findings } = definition;
    return operations.length || messages.length || findings.length
      ? definition
      : {
          ...definition,
          ...findingAbout(api, {
            code: 'catalog/definition-without-operations',
            severity: 'info',
            message: `The definition of ${api} is ${format.name} without any operation. Its service is configured without them.`,
          }),
        };
  } catch (error) {
    return invalid(problemOf(error, format));
  }
}

/**
 * Reads the definition of an API entity. What cannot be read is a finding, and the service stays in the model without the
 * operations: its routes then treat every request alike.
 *
 * @internal
 */
export function readDefinition(
  entity: Entity,
  basePath: Fact<string> | null,
  maxLength: number,
): Definition {
  const api = stringifyEntityRef(entity);
  const { definition = '', type } = entity.spec ?? {};
  if (definition !== null && typeof definition === 'object') {
    return nothingBut(api, {
      code: 'catalog/definition-not-inline',
      message: `The definition of ${api} stands elsewhere (${JSON.stringify(
        definition,
      ).slice(
        0,
        200,
      )}) and is not fetched from here. Run against the URL of a Backstage, which inlines it.`,
    });
  }
  return readDefinitionText(
    typeof type === 'string' ? type : '',
    String(definition ?? ''),
    { api, basePath, maxLength },
  );
}
