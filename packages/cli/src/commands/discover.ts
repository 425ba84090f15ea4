import {
  Finding,
  Port,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { discover as discoverModel } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readCatalog } from '../catalog';
import { readEntityRef } from '../entityRef';
import { printJson, readFormat, reportFindings } from '../output';
import { providers } from '../providers';
import { readConfig } from '../readConfig';
import { formatTable } from '../table';

/**
 * Options of `discover` for a catalog.
 *
 * @internal
 */
export interface DiscoverOptions {
  catalog: string;
  entity?: string;
  environment?: string;
  config?: string;
  format?: string;
}

const formatPort = ({ port, targetPort, protocol }: Port) =>
  `${port}:${targetPort}/${protocol}`;

function formatServices(services: Service[]): string {
  return formatTable([
    ['SERVICE', 'NAMESPACE', 'PORTS', 'OPERATIONS', 'CALLERS'],
    ...services.map(({ id, namespace, ports, operations, callers }) => [
      id,
      namespace.value ?? '',
      ports.value.map(formatPort).join(','),
      String(operations.length),
      [...new Set(callers.map(caller => caller.id))].join(','),
    ]),
  ]);
}

/**
 * Prints the mesh model of a catalog.
 *
 * @returns the exit code
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function discover(options: DiscoverOptions): Promise<number> {
  const format = readFormat(options.format);
  const config = await readConfig(options.config);
  const subject =
    options.entity === undefined ? undefined : readEntityRef(options.entity);
  const { entities, problems } = await readCatalog(options.catalog);
  const discovery = discoverModel({
    entities,
    config,
    environment: options.environment,
    fallbackMesh: providers[0].dataPlanes[0],
    ...(subject ? { subjects: [subject] } : {}),
  });
  const found = Object.values(discovery.services).sort((a, b) =>
    a.service.id < b.service.id ? -1 : 1,
  );
  if (subject && found.length === 0) {
    throw new InputError(
      `The catalog ${options.catalog} has no component '${subject}'`,
    );
  }
  const services = found.map(({ service }) => service);
  const findings: Finding[] = found.flatMap(service => service.findings);
  if (format === 'json') {
    printJson({
      services: Object.fromEntries(services.map(s => [s.id, s])),
      findings,
    });
  } else {
    process.stdout.write(formatServices(services));
  }
  return reportFindings(findings, problems);
}
