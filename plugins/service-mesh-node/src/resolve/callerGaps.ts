import {
  Admission,
  annotations,
  Fact,
  Service,
  ServiceId,
  ServiceIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { exampleName, Gap } from './gap';

/** A caller outside the mesh has no identity in it. */
function outsideGaps(service: Service, identity: ServiceIdentity): Gap[] {
  return identity.mesh.value === service.mesh.value
    ? []
    : [
        {
          fact: `the caller ${identity.id} being in the same mesh (it is in '${identity.mesh.value}')`,
        },
      ];
}

/** A caller that is not recognised by what it is taken for would be refused. */
function identityGaps(identity: ServiceIdentity): Gap[] {
  const { id: entityRef, namespace, serviceAccount } = identity;
  const facts: [string, Fact<unknown>, string, string][] = [
    ['namespace', namespace, annotations.namespace, 'my-namespace'],
    [
      'service account',
      serviceAccount,
      annotations.serviceAccount,
      exampleName(serviceAccount.value),
    ],
  ];
  return facts
    .filter(([, { confidence }]) => confidence === 'assumed')
    .map(([fact, , name, example]) => ({
      fact,
      annotation: { entityRef, name, example },
    }));
}

/**
 * What is not known of the callers that the catalog declares. Where everybody is admitted they need no identity of their own, but
 * must be in the mesh all the same, for plaintext may be refused.
 *
 * @internal
 */
export function callerGaps(
  service: Service,
  { mode, callers }: Admission,
  identities: Record<ServiceId, ServiceIdentity>,
): Gap[] {
  const isOpen = mode === 'everybody';
  const declared = isOpen
    ? service.callers.map(({ id }) => id)
    : callers.filter(({ kind }) => kind === 'service').map(({ name }) => name);
  return [...new Set(declared)].flatMap((entityRef): Gap[] => {
    const identity = identities[entityRef];
    return identity
      ? [
          ...outsideGaps(service, identity),
          ...(isOpen ? [] : identityGaps(identity)),
        ]
      : [{ fact: `the caller ${entityRef}, which is not in the catalog` }];
  });
}
