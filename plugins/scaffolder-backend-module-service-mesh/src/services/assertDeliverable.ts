import { InputError, NotAllowedError } from '@backstage/errors';
import {
  annotations,
  PreviewedConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Refuses a configuration that is fit for a preview only: one that leaves callers out because the user may not see them,
 * one whose namespace nobody has named, or one without files.
 *
 * @internal
 */
export function assertDeliverable(config: PreviewedConfig): void {
  const { entityRef, target } = config;
  if (config.redacted) {
    throw new NotAllowedError(
      `You may not see all neighbours of '${entityRef}', so the files would shut some of them out. Ask somebody who may see them to run this.`,
    );
  }
  const { value, confidence } = config.service.namespace;
  if (value === null || confidence === 'assumed') {
    throw new InputError(
      `The Kubernetes namespace of '${entityRef}' is not known. Add the annotation ${annotations.namespace} to the component.`,
    );
  }
  if (config.manifests.length === 0) {
    throw new InputError(
      `There is no configuration of '${entityRef}' for mesh '${target.mesh}' in environment '${target.environment}'. Open its Service Mesh tab to see what is missing.`,
    );
  }
}
