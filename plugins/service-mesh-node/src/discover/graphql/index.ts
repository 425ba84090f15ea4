import {
  Finding,
  Operation,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import type { FieldDefinitionNode } from 'graphql/language';
import { sourceFinding } from '../../finding';
import { parsePathTemplate } from '../../paths';
import { DefinitionReader, emptyDefinition } from '../definitionModel';
import { parseSchema } from './parseSchema';
import { RootField, rootFields } from './rootFields';

/** Where a server for GraphQL over HTTP usually answers; a schema does not say. */
const ENDPOINT = '/graphql';

const isDeprecated = (field: FieldDefinitionNode) =>
  (field.directives ?? []).some(({ name }) => name.value === 'deprecated');

function readOperation(
  { operation, type, field }: RootField,
  api: string,
  basePath: string,
): Operation {
  const id = `${operation}.${field.name.value}`;
  const reads = operation === 'query';
  return {
    id,
    api,
    protocol: 'graphql',
    method: 'POST',
    key: id,
    path: parsePathTemplate(`${basePath}${ENDPOINT}`),
    idempotent: reads,
    safe: reads,
    streaming: operation === 'subscription',
    security: [],
    deprecated: isDeprecated(field),
    extensions: {},
    origin: {
      source: 'definition',
      entityRef: api,
      pointer: toPointer([type, field.name.value]),
      rule: `GraphQL is assumed to be served at ${ENDPOINT} under the base path`,
    },
  };
}

function clash({ id, api, origin }: Operation): Finding {
  return sourceFinding('catalog', {
    code: 'catalog/operation-clash',
    severity: 'info',
    message: `The definition of ${api} declares ${id} twice. Remove one.`,
    params: { operation: id },
    entityRef: api,
    pointer: origin.pointer,
    origin,
  });
}

/**
 * Reads the root fields of a GraphQL schema. Each is an operation, though all share one path.
 *
 * @internal
 */
export const readGraphql: DefinitionReader<string> = (text, api, stated) => {
  const basePath = stated?.value ?? '';
  const all = rootFields(parseSchema(text)).map(field =>
    readOperation(field, api, basePath),
  );
  const first = new Map([...all].reverse().map(one => [one.id, one]));
  return {
    ...emptyDefinition,
    basePath,
    operations: all.filter(one => first.get(one.id) === one),
    findings: all.filter(one => first.get(one.id) !== one).map(clash),
  };
};
