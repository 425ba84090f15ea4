import {
  Port,
  Protocol,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Parsed } from './parsed';

const protocols: readonly Protocol[] = ['http', 'http2', 'grpc', 'tcp', 'tls'];
const portPattern = /^(\d{1,5})(?::(\d{1,5}))?\/([a-z0-9]+)$/;

const inRange = (port: number) => port >= 1 && port <= 65_535;

/**
 * Reads `80:8080/http,9090/grpc`: Service port, workload port where it differs, protocol.
 *
 * @internal
 */
export function parsePorts(text: string): Parsed<Port[]> {
  const ports: Port[] = [];
  for (const item of text.split(',').map(part => part.trim())) {
    const [, port, target = port, protocol] = portPattern.exec(item) ?? [];
    if (
      !port ||
      !inRange(Number(port)) ||
      !inRange(Number(target)) ||
      !protocols.includes(protocol as Protocol)
    ) {
      const lower = item.toLowerCase();
      return {
        problem: `'${item}' is not <service port>[:<workload port>]/<${protocols.join(
          '|',
        )}>${
          lower !== item && 'value' in parsePorts(lower)
            ? `; did you mean '${lower}'?`
            : ''
        }`,
      };
    }
    if (ports.some(other => other.port === Number(port))) {
      return { problem: `port ${port} is named twice` };
    }
    ports.push({
      port: Number(port),
      targetPort: Number(target),
      protocol: protocol as Protocol,
    });
  }
  return { value: ports };
}
