import {
  AdmittedCaller,
  NO_MESH,
  Operation,
  Target,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isDnsLabel } from '../../discover/annotations';
import { MeshProvider } from '../../provider';
import { CatalogService, ManifestDocument, RuleContext } from '../rule';
import { resourceRef } from '../runRules';
import { operationsToAsk, requestFor, targetOf } from './request';
import { documentsAbout, ServiceDocuments } from './serviceDocuments';

/** Most callers and operations of one service that are asked about: what a run costs stays linear in the services. */
const MAX_CALLERS = 25;
const MAX_OPERATIONS = 40;

/** A service account that no policy names. */
const STRANGER = 'nobody-knows/nobody-knows';

/**
 * What becomes of a request for an operation.
 *
 * @internal
 */
export interface Judgement {
  operation: Operation;
  verdict: Verdict;
}

/**
 * A caller that a service admits by the catalog, and what becomes of the requests that it may send.
 *
 * @internal
 */
export interface JudgedCaller {
  caller: AdmittedCaller;
  judgements: Judgement[];
}

/**
 * A service, and what given manifests do with the requests to it.
 *
 * @internal
 */
export interface JudgedService extends ServiceDocuments {
  service: CatalogService;
  /** Those that the catalog knows by an identity. */
  admitted: JudgedCaller[];
  /** Service accounts that the manifests name as callers and the catalog does not. */
  named: { account: string; judgements: Judgement[] }[];
  /** Judges what anybody in the mesh may do. */
  askStranger(): Judgement[];
  /** The document that made a verdict, or the first about the service. */
  documentOf(verdict: Verdict): ManifestDocument;
}

const accountOf = ({ serviceAccount, mesh }: AdmittedCaller) =>
  mesh === NO_MESH || serviceAccount === null
    ? null
    : `${serviceAccount.namespace}/${serviceAccount.name}`;

/** What is known of the mesh beside the manifests. */
function knownOf(target: Target): Partial<Target> {
  const { mesh, version, settings, trustDomain, trustDomainStated } = target;
  return {
    mesh,
    version,
    settings,
    ...(trustDomainStated ? { trustDomain } : {}),
  };
}

const mayCall = ({ operations }: AdmittedCaller, { id }: Operation) =>
  operations === 'all' || operations.includes(id);

/** Those of whom an identity is known, and who are not held to paths that no operation describes. */
const isAskable = (caller: AdmittedCaller) =>
  caller.serviceAccount !== null && caller.paths === null;

function judge(
  service: CatalogService,
  documents: ServiceDocuments,
  provider: MeshProvider,
): JudgedService {
  const { input, target } = service;
  const manifests = documents.relevant.map(({ object }) => object);
  const known = knownOf(target);
  const to = targetOf(service, documents);
  const all = operationsToAsk(input).slice(0, MAX_OPERATIONS);
  const ask = (account: string | null, operations = all): Judgement[] =>
    operations.flatMap(operation => {
      const { request, isComplete } = requestFor(account, to, operation, input);
      const verdict = provider.evaluate(manifests, request, known);
      return verdict.decision === 'unknown' ||
        (verdict.decision.endsWith('deny') && !isComplete)
        ? []
        : [{ operation, verdict }];
    });
  const admitted = input.admission.callers
    .filter(isAskable)
    .slice(0, MAX_CALLERS);
  const { namespace, workload } = input.service;
  const declared = new Set([
    ...input.admission.callers.map(accountOf),
    `${namespace.value}/${workload.serviceAccount.value}`,
  ]);
  const named = new Set(
    documents.own.flatMap(
      ({ object }) => provider.namedCallers?.(object) ?? [],
    ),
  );
  const byRef = new Map(
    documents.relevant.map(document => [
      JSON.stringify(resourceRef(document.object)),
      document,
    ]),
  );
  return {
    service,
    ...documents,
    admitted: admitted.map(caller => ({
      caller,
      judgements: ask(
        accountOf(caller),
        all.filter(
          operation =>
            input.service.operations.length === 0 || mayCall(caller, operation),
        ),
      ),
    })),
    named: [...named]
      .filter(account => !declared.has(account))
      .slice(0, MAX_CALLERS)
      .map(account => ({ account, judgements: ask(account) })),
    askStranger: () => ask(STRANGER),
    documentOf: ({ by }) =>
      (by && byRef.get(JSON.stringify(by))) ?? documents.own[0],
  };
}

/** Whether documents were rendered here: that they do what the policy says is proven elsewhere. */
const isRendered = (documents: readonly ManifestDocument[]) =>
  documents.some(({ origins }) => origins !== undefined);

const judged = new WeakMap<
  RuleContext,
  Map<CatalogService, JudgedService | null>
>();

function judgeOne(
  context: RuleContext,
  service: CatalogService,
  providers: readonly MeshProvider[],
): JudgedService | null {
  const provider = providers.find(({ id }) => id === service.target.provider);
  const documents = documentsAbout(context, service);
  const { namespace, serviceName } = service.input.service;
  return !provider ||
    namespace.value === null ||
    // A name that is only assumed may be none of Kubernetes; nothing can be asked about it.
    ![namespace.value, serviceName.value].every(isDnsLabel) ||
    documents.own.length === 0 ||
    isRendered(documents.own)
    ? null
    : judge(service, documents, provider);
}

/**
 * Judges the requests to the services of the catalog that given manifests are about, once for all rules that ask.
 *
 * @internal
 */
export function judgedServices(
  context: RuleContext,
  providers: readonly MeshProvider[],
): JudgedService[] {
  const known = judged.get(context) ?? new Map();
  judged.set(context, known);
  return (context.catalog?.services ?? []).flatMap(service => {
    if (!known.has(service)) {
      known.set(service, judgeOne(context, service, providers));
    }
    return known.get(service) ?? [];
  });
}
