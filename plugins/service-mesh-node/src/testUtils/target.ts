import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A target with everything stated.
 *
 * @public
 */
export function testTarget(
  target: Partial<Target> & Pick<Target, 'mesh' | 'provider' | 'version'>,
): Target {
  return {
    environment: 'default',
    versionStated: true,
    cluster: null,
    clusterDomain: 'cluster.local',
    trustDomain: 'cluster.local',
    trustDomainStated: true,
    gatewayApiVersion: '1.2',
    gatewayApiChannel: 'standard',
    settings: {},
    settingPointers: {},
    ...target,
  };
}
