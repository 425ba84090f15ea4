import {
  Fact,
  Finding,
  Json,
  Operation,
  SecurityScheme,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../../finding';
import { PolicyDeclaration } from '../declaration';
import { asObject } from './document';
import { RawOperation, readOperations } from './operations';
import { readDefinitionPolicy } from './policy';
import { readSecuritySchemes } from './security';
import { readServers } from './servers';

/**
 * What one API definition tells.
 *
 * @internal
 */
export interface Definition {
  operations: Operation[];
  securitySchemes: SecurityScheme[];
  serverHosts: string[];
  /** Path prefix that the operations were read with. */
  basePath: string;
  declarations: PolicyDeclaration[];
  findings: Finding[];
}

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
    securitySchemes: readSecuritySchemes(document),
    serverHosts: servers.hosts,
    basePath,
    declarations: readDefinitionPolicy(document, api, raws),
    findings,
  };
}
