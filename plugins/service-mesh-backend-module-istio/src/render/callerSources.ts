import {
  AdmittedCaller,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Cited,
  Draft,
  knowsField,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy, AuthorizationSource } from '../kinds';

/** Most service accounts in one source that the API server accepts. */
const MAX_SERVICE_ACCOUNTS = 16;

/**
 * A source of a rule in the making.
 *
 * @internal
 */
export type SourceDraft = Exclude<
  Draft<AuthorizationSource>,
  Cited<AuthorizationSource>
>;

/**
 * Whether Istio can tell a caller from others.
 *
 * @internal
 */
export function isRecognisable({
  serviceAccount,
  cidr,
}: AdmittedCaller): boolean {
  return serviceAccount !== null || cidr !== null;
}

/**
 * Callers that Istio can recognise; the others keep the service at audit.
 *
 * @internal
 */
export function recognisableCallers({
  admission,
}: ServiceInput): AdmittedCaller[] {
  return admission.callers.filter(isRecognisable);
}

/** Sorted and without repetition; of callers that share a value, the first is its origin. */
function citeEach(
  callers: readonly AdmittedCaller[],
  valueOf: (caller: AdmittedCaller) => string | null,
): Cited<string>[] {
  const byValue = new Map<string, Cited<string>>();
  for (const caller of callers) {
    const value = valueOf(caller);
    if (value !== null && !byValue.has(value)) {
      byValue.set(value, cite({ value, origin: caller.origin }));
    }
  }
  return [...byValue.keys()].sort().flatMap(key => byValue.get(key) ?? []);
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/**
 * The identities of callers: by service account where the release knows those, else by principal.
 *
 * @internal
 */
export function identitySources(
  callers: readonly AdmittedCaller[],
  target: Target,
): SourceDraft[] {
  if (
    knowsField(target, AuthorizationPolicy, 'rules.from.source.serviceAccounts')
  ) {
    const accounts = citeEach(
      callers,
      ({ serviceAccount: account }) =>
        account && `${account.namespace}/${account.name}`,
    );
    return chunks(accounts, MAX_SERVICE_ACCOUNTS).map(serviceAccounts => ({
      serviceAccounts,
    }));
  }
  const principals = citeEach(
    callers,
    ({ serviceAccount: account }) =>
      account &&
      `${target.trustDomain}/ns/${account.namespace}/sa/${account.name}`,
  );
  return principals.length ? [{ principals }] : [];
}

/**
 * Every way to recognise callers: their identities, and the address ranges of those without one.
 *
 * @internal
 */
export function callerSources(
  callers: readonly AdmittedCaller[],
  target: Target,
): SourceDraft[] {
  const ipBlocks = citeEach(callers, caller => caller.cidr);
  return [
    ...identitySources(callers, target),
    ...(ipBlocks.length ? [{ ipBlocks }] : []),
  ];
}
