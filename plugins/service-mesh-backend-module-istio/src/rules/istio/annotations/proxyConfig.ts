import { parseSettings } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../../lenient';

/** Fields of ProxyConfig in MeshConfig (Istio 1.29). */
const FIELDS = new Set([
  'availabilityZone',
  'binaryPath',
  'caCertificatesPem',
  'concurrency',
  'configPath',
  'controlPlaneAuthPolicy',
  'customConfigFile',
  'discoveryAddress',
  'discoveryRefreshDelay',
  'drainDuration',
  'envoyAccessLogService',
  'envoyMetricsService',
  'envoyMetricsServiceAddress',
  'extraStatTags',
  'fileFlushInterval',
  'fileFlushMinSizeKb',
  'gatewayTopology',
  'holdApplicationUntilProxyStarts',
  'image',
  'interceptionMode',
  'meshId',
  'parentShutdownDuration',
  'privateKeyProvider',
  'proxyAdminPort',
  'proxyBootstrapTemplatePath',
  'proxyHeaders',
  'proxyMetadata',
  'proxyStatsMatcher',
  'readinessProbe',
  'runtimeValues',
  'sds',
  'serviceCluster',
  'statNameLength',
  'statsCompression',
  'statsdUdpAddress',
  'statusPort',
  'terminationDrainDuration',
  'tracing',
  'tracingServiceName',
  'zipkinAddress',
]);

/** Protobuf reads `drain_duration` for `drainDuration`. */
const camelCase = (name: string) =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * What is wrong with the value of `proxy.istio.io/config`, which the injector reads strictly; `null` for nothing.
 *
 * @internal
 */
export function proxyConfigProblem(value: string): string | null {
  if (value.trim() === '') {
    return null;
  }
  const config = parseSettings(value);
  if (!config) {
    return 'it is no YAML mapping';
  }
  const unknown = Object.keys(config).find(
    name => !FIELDS.has(camelCase(name)),
  );
  return unknown === undefined
    ? null
    : say`ProxyConfig has no field '${unknown}'`;
}
