import {
  Fact,
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../../finding';
import { Definition, emptyDefinition } from '../definitionModel';
import { samePaths, withUniqueIds } from './clashes';
import { asObject, own } from './document';
import { methodsOf } from './methods';
import { brokenReferences, invalidExtensions, oddPathKeys } from './oddities';
import { readOperations } from './operations';
import { readPaths } from './paths';
import { readDefinitionPolicy } from './policy';
import { readSecuritySchemes } from './security';
import { readServers, readSwaggerServer, Servers } from './servers';

/** Most operations that one definition may have. */
const MAX_OPERATIONS = 50_000;

/** OpenAPI: without servers, the only one is `/`. */
const root: Servers = { basePath: '', hosts: [], webSocket: false };

const documentServers = (document: JsonObject): Servers =>
  own(document, 'swagger') === undefined
    ? readServers(own(document, 'servers')) ?? root
    : readSwaggerServer(document);

/**
 * Reads an OpenAPI 3 or Swagger 2.0 document. The base path of an operation is the stated one, or else that of the first of
 * its most specific servers.
 *
 * @internal
 */
export function readOpenApi(
  value: Json,
  api: string,
  statedBasePath: Fact<string> | null,
): Definition {
  const document = asObject(value);
  const servers = documentServers(document);
  const paths = readPaths(document);
  const found = readOperations(paths.items, {
    document,
    api,
    methods: methodsOf(document),
    servers,
    basePath: statedBasePath?.value ?? null,
    limit: MAX_OPERATIONS,
  });
  if (found === null) {
    return {
      ...emptyDefinition,
      findings: [
        sourceFinding('catalog', {
          code: 'catalog/definition-too-large',
          message: `The definition of ${api} has more than ${MAX_OPERATIONS} operations and is not read. Split it into several APIs.`,
          params: { limit: MAX_OPERATIONS },
          entityRef: api,
          pointer: '/paths',
        }),
      ],
    };
  }
  const { raws, findings } = withUniqueIds(api, found);
  const allServers = new Set([
    servers,
    ...paths.items.flatMap(item => item.servers ?? []),
    ...raws.map(raw => raw.servers),
  ]);
  return {
    ...emptyDefinition,
    operations: raws.map(raw => raw.operation),
    securitySchemes: readSecuritySchemes(document),
    serverHosts: [...new Set([...allServers].flatMap(({ hosts }) => hosts))],
    basePath: statedBasePath?.value ?? servers.basePath,
    declarations: readDefinitionPolicy(document, api, raws),
    findings: [
      ...findings,
      ...samePaths(api, raws),
      ...oddPathKeys(api, paths),
      ...brokenReferences(api, paths),
      ...invalidExtensions(api, raws),
    ],
  };
}
