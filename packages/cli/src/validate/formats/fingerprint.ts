import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What makes a finding the same one in the next run, though its line may be another.
 *
 * @internal
 */
export const fingerprint = ({ code, resource, pointer, file }: Finding) =>
  [code, file, resource?.kind, resource?.namespace, resource?.name, pointer]
    .map(part => part ?? '')
    .join('|');
