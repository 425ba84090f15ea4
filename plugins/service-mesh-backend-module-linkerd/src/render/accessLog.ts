import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
  cite,
  draftManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { deployment } from '../kinds';
import { namespaceOf } from './metadata';

/**
 * The proxy's access log, switched on for the Pods of the workload.
 *
 * @internal
 */
export function renderAccessLog(
  input: ServiceInput,
  { mesh }: Target,
): Rendering {
  const leaf = 'observability.accessLog';
  const accessLog = input.policy.service[leaf];
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
        losses: [
          {
            mesh,
            leaf,
            scope: {},
            reason: 'The access log of Linkerd has no filter.',
            alternative:
              'Set observability.accessLog to all and filter where the logs are collected.',
          },
        ],
      };
    default:
      return { manifests: [], losses: [] };
  }
}
