import {
  Fact,
  Finding,
  Json,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../../finding';
import { Definition } from '../definitionModel';
import { asObject } from './document';
import { RawOperation, readOperations } from './operations';
import { readDefinitionPolicy } from './policy';
import { readSecuritySchemes } from './security';
import { readServers } from './servers';

function withUniqueIds(
  api: string,
  raws: RawOperation[],
): { raws: RawOperation[]; findings: Finding[] } {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  const unique = raws.map(raw => {
    const { id } = raw.operation;
    if (!seen.has(id)) {
      seen.add(id);
      return raw;
    }
    findings.push(
      sourceFinding('catalog', {
        code: 'catalog/operation-clash',
        severity: 'info',
        message: `Two operations of ${api} have the operationId '${id}'. Give each its own.`,
        params: { operation: id },
        entityRef: api,
        pointer: raw.pointer,
        origin: raw.operation.origin,
      }),
    );
    return {
      ...raw,
      operation: { ...raw.operation, id: `${id}#${raw.pointer}` },
    };
  });
  return { raws: unique, findings };
}

/**
 * Reads an OpenAPI 3 or Swagger 2.0 document. The base path is the stated one, or else that of the first server.
 *
 * @internal
 */
export function readOpenApi(
  value: Json,
  api: string,
  statedBasePath: Fact<string> | null,
): Definition {
  const document = asObject(value);
  const servers = readServers(document);
  const basePath = statedBasePath?.value ?? servers.basePath;
  const { raws, findings } = withUniqueIds(
    api,
    readOperations(document, api, basePath),
  );
  return {
    operations: raws.map(raw => raw.operation),
    messages: [],
    externals: [],
    securitySchemes: readSecuritySchemes(document),
    serverHosts: servers.hosts,
    basePath,
    declarations: readDefinitionPolicy(document, api, raws),
    findings,
  };
}
