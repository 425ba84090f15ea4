import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDraft,
  ServiceInput,
  cite,
  draftManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { meshTLSAuthentication } from '../kinds';
import { metadataOf } from './metadata';

/**
 * The callers that have an identity or address, by it, each once, in its alphabetical order.
 *
 * @internal
 */
export function distinct(
  callers: readonly AdmittedCaller[],
  key: (caller: AdmittedCaller) => string | null,
): AdmittedCaller[] {
  const byKey = new Map<string, AdmittedCaller>();
  for (const caller of callers) {
    const id = key(caller);
    if (id !== null && !byKey.has(id)) {
      byKey.set(id, caller);
    }
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, c]) => c);
}

/**
 * The service accounts of callers, as one authentication; none where no caller has one.
 *
 * @internal
 */
export function identities(
  input: ServiceInput,
  callers: readonly AdmittedCaller[],
  purpose: string,
): ManifestDraft[] {
  const accounts = distinct(
    callers,
    ({ serviceAccount }) =>
      serviceAccount && `${serviceAccount.namespace}/${serviceAccount.name}`,
  ).flatMap(({ serviceAccount, origin }) =>
    serviceAccount ? [{ value: serviceAccount, origin }] : [],
  );
  return accounts.length
    ? [
        draftManifest(meshTLSAuthentication, {
          ...metadataOf(input, purpose),
          phase: 0,
          spec: {
            identityRefs: accounts.map(account =>
              cite(account, {
                kind: 'ServiceAccount' as const,
                name: account.value.name,
                namespace: account.value.namespace,
              }),
            ),
          },
        }),
      ]
    : [];
}
