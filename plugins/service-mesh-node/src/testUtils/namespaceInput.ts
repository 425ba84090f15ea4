import { NamespaceInput } from '../provider';
import { testServiceInput } from './serviceInput';

/**
 * The namespace `shop`, opted in by app-config, with the service `order` in it; nothing is refused unless a test says so.
 *
 * @public
 */
export function testNamespaceInput(
  overrides: Partial<NamespaceInput> = {},
): NamespaceInput {
  const { service, policy, stage, admission } = testServiceInput();
  return {
    namespace: {
      value: 'shop',
      origin: { source: 'config', pointer: '/serviceMesh/namespaces/0' },
    },
    services: [
      {
        identity: {
          id: service.id,
          mesh: service.mesh,
          namespace: service.namespace,
          serviceName: service.serviceName,
          serviceAccount: service.workload.serviceAccount,
        },
        policy: policy.service,
        stage,
        admission,
        callees: service.callees,
        externals: service.externals,
      },
    ],
    policy: {},
    enrols: true,
    deniesCallers: false,
    deniesPlaintext: false,
    deniesCalls: false,
    ...overrides,
  };
}
