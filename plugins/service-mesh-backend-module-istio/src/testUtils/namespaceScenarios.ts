import {
  PolicyValues,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { NamespaceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testNamespaceInput,
  testPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { inAmbient } from './inputs';
import { ambientTarget, sidecarTarget, waypointTarget } from './rendered';

/**
 * The namespace of the tests, all of whose services refuse strangers and plaintext.
 *
 * @internal
 */
export const enforcing = { deniesCallers: true, deniesPlaintext: true };

/**
 * The services of the namespace of the tests, in ambient, called by these.
 *
 * @internal
 */
export function servicesInAmbient(
  ...callers: NamespaceInput['services'][number]['admission']['callers']
): Pick<NamespaceInput, 'services'> {
  const { services } = testNamespaceInput();
  return {
    services: services.map(service => ({
      ...service,
      identity: { ...service.identity, mesh: inAmbient },
      admission: {
        ...service.admission,
        callers: [...service.admission.callers, ...callers],
      },
    })),
  };
}

const organisation: Partial<PolicyValues> = {
  'observability.accessLog': 'errors',
  'observability.tracing.sampling': 10,
};

/**
 * One namespace for each data plane and stage, by the name of its golden file.
 *
 * @internal
 */
export const namespaceScenarios: Record<
  string,
  { input: NamespaceInput; target: Target }
> = {
  'sidecar-at-audit': {
    input: testNamespaceInput(),
    target: sidecarTarget({ settings: { revision: 'stable' } }),
  },
  sidecar: {
    input: testNamespaceInput({
      ...enforcing,
      policy: testPolicy(organisation),
    }),
    target: sidecarTarget(),
  },
  'ambient-at-audit': {
    input: testNamespaceInput(servicesInAmbient()),
    target: ambientTarget(),
  },
  ambient: {
    input: testNamespaceInput({ ...enforcing, ...servicesInAmbient() }),
    target: waypointTarget({ waypoint: 'front' }),
  },
};
