import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isPort } from '../names';
import { isSet } from '../set';

/**
 * Modes of ports are those of some workloads.
 *
 * @internal
 */
export const portLevelMtls = admissionRule({
  code: 'schema/port-level-mtls',
  title: 'Modes of ports belong to selected workloads',
  why: 'The ports of a PeerAuthentication are those of workloads, so that it selects some; each is the number of one, and there is one at least (Istio 1.29).',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec:
  mtls: { mode: STRICT }
  portLevelMtls: { 9090: { mode: PERMISSIVE } }
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  mtls: { mode: STRICT }
  portLevelMtls: { 9090: { mode: STRICT } }
`,
  },
  of: { security: ['PeerAuthentication'] },
  problems({ portLevelMtls: modes, selector }) {
    const ports = Object.keys(members(modes));
    const selected = Object.keys(members(members(selector).matchLabels));
    return [
      ...when(
        ports.length > 0 && selected.length === 0,
        '/portLevelMtls',
        'sets the modes of ports and selects no workloads',
      ),
      ...when(
        isSet(modes) && ports.length === 0,
        '/portLevelMtls',
        'sets the modes of ports and names none',
      ),
      ...ports
        .filter(port => !/^\d{1,5}$/.test(port) || !isPort(Number(port)))
        .map(port => ({
          at: `/portLevelMtls${toPointer([port])}`,
          what: say`sets the mode of port ${port}, which is none`,
        })),
    ];
  },
});
