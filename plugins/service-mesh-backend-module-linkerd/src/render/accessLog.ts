import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
  cite,
  draftManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { deployment } from '../kinds';
import { namespaceOf } from './metadata';

/**
 * Why failed requests alone cannot be logged, and what to do instead.
 *
 * @internal
 */
export function unfilteredLog({ mesh }: Target): Loss {
  return {
    mesh,
    leaf: 'observability.accessLog',
    scope: {},
    reason: 'The access log of Linkerd has no filter.',
    alternative:
      'Set observability.accessLog to all and filter where the logs are collected.',
  };
}

/**
 * The proxy's access log, switched on for the Pods of the workload.
 *
 * @internal
 */
export function renderAccessLog(
  input: ServiceInput,
  target: Target,
): Rendering {
  const accessLog = input.policy.service['observability.accessLog'];
  switch (accessLog?.value) {
    case 'all':
      return {
        manifests: [
          draftManifest(deployment, {
            name: cite(input.service.workload.name),
            namespace: namespaceOf(input),
            role: 'patch',
            phase: 0,
            spec: {
              template: {
                metadata: {
                  annotations: {
                    'config.linkerd.io/access-log': cite(accessLog, 'json'),
                  },
                },
              },
            },
          }),
        ],
        losses: [],
      };
    case 'errors':
      return {
        manifests: [],
        losses: [unfilteredLog(target)],
      };
    default:
      return { manifests: [], losses: [] };
  }
}
