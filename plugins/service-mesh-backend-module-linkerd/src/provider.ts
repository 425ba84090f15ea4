import { MeshProvider } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { auditQuery } from './auditQuery';
import { evaluate } from './evaluate';
import { kinds } from './kinds';
import { namedCallers } from './namedCallers';
import { recognise } from './recognise';
import { renderNamespace, renderService } from './render';
import { rules } from './rules';

/**
 * Linkerd 2.18 to 2.20.
 *
 * @public
 */
export const linkerdProvider: MeshProvider = {
  id: 'linkerd',
  title: 'Linkerd',
  dataPlanes: ['linkerd'],
  versions: ['2.18', '2.19', '2.20'],
  defaultVersion: '2.18',
  kinds,
  render: renderService,
  renderNamespace,
  auditQuery,
  rules,
  groups: [
    'policy.linkerd.io',
    'workload.linkerd.io',
    'linkerd.io',
    'gateway.networking.k8s.io',
  ],
  namedCallers,
  evaluate,
  recognise,
};
