import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  Finding,
  Message,
  Operation,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  definitionLocator,
  readDefinitionText,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { definitionType } from '../definitionType';
import { printJson, readFormat, reportFindings } from '../output';
import { formatTable } from '../table';

/**
 * Options of `discover` for one API definition.
 *
 * @internal
 */
export interface DiscoverDefinitionOptions {
  definition: string;
  type?: string;
  format?: string;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new InputError(`Cannot read the definition ${file}: ${error}`);
  }
}

const describeOperation = (operation: Operation, basePath: string) => ({
  method: operation.method,
  path: operation.key,
  id: operation.id,
  protocol: operation.protocol,
  idempotent: operation.idempotent,
  safe: operation.safe,
  streaming: operation.streaming,
  deprecated: operation.deprecated,
  security: operation.security,
  basePath,
});

const describeMessage = ({ action, address, id }: Message) => ({
  method: action,
  path: address,
  id,
});

/**
 * Prints the operations of one API definition, without a catalog. A definition that cannot be understood is a finding.
 *
 * @returns the exit code
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function discoverDefinition(
  options: DiscoverDefinitionOptions,
): Promise<number> {
  const format = readFormat(options.format);
  const file = options.definition;
  const text = await readText(file);
  const type = definitionType(options.type, file, text);
  const definition = readDefinitionText(type, text, {
    api: basename(file),
    basePath: null,
  });
  const operations = [
    ...definition.operations.map(operation =>
      describeOperation(operation, definition.basePath),
    ),
    ...definition.messages.map(describeMessage),
  ];
  // No entity holds the definition, so that its findings are about the file.
  const locate = definitionLocator(text);
  const findings = definition.findings.map(
    ({ entityRef, ...finding }): Finding => {
      const range = locate(finding.pointer ?? '');
      return { ...finding, file, ...(range ? { range } : {}) };
    },
  );
  if (format === 'json') {
    printJson({ operations, findings });
  } else {
    process.stdout.write(
      formatTable([
        ['METHOD', 'PATH', 'ID'],
        ...operations.map(({ method, path, id }) => [method, path, id]),
      ]),
    );
  }
  return reportFindings(findings);
}
