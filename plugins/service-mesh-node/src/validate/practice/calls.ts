import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshProvider } from '../../provider';
import { CatalogService, RuleContext } from '../rule';
import { Behaviour, byPolicy, byVerdict } from './behaviour';
import { JudgedService, judgedServices } from './judge';
import { documentsAbout } from './serviceDocuments';

/**
 * A dependency between two services of the catalog, and how its calls are carried out.
 *
 * @internal
 */
export interface Call {
  caller: ServiceId;
  callee: ServiceId;
  behaviours: Behaviour[];
}

/**
 * Who calls whom, as far as documents are about the one that is called.
 *
 * @internal
 */
export interface CallGraph {
  /** Those that documents are about. */
  services: ReadonlyMap<ServiceId, CatalogService>;
  calls: readonly Call[];
  /** How the operations of a service are called by anybody. */
  offered: ReadonlyMap<ServiceId, readonly Behaviour[]>;
}

/** What anybody may call, by the policy of the callee. */
const planned = ({ input: { service, policy } }: CatalogService) =>
  service.operations.flatMap(
    operation => byPolicy(operation, policy.operations[operation.id]) ?? [],
  );

/** Of what anybody may call, what a caller does call, by the relations of the catalog. */
function plannedFor(
  caller: ServiceId,
  { input }: CatalogService,
  offered: readonly Behaviour[],
): Behaviour[] {
  const relations = input.service.callers.filter(({ id }) => id === caller);
  return offered.filter(({ operation: { id, api } }) =>
    relations.some(relation =>
      relation.operations === 'all'
        ? relation.api === null || relation.api === api
        : relation.operations.includes(id),
    ),
  );
}

const isThrough = (decision: string) => !/^(deny|unknown)$/.test(decision);

/** What a caller, or anybody, may call, by the manifests of the callee. */
const foundFor = ({ admitted, service }: JudgedService, caller?: ServiceId) =>
  admitted
    .filter(judged => caller === undefined || judged.caller.name === caller)
    .flatMap(({ judgements }) => judgements)
    .filter(({ verdict }) => isThrough(verdict.decision))
    .map(({ operation, verdict }) =>
      byVerdict(
        operation,
        verdict,
        service.input.policy.operations[operation.id],
      ),
    );

/**
 * Reads the calls of the services that documents are about: those rendered here by the policy that they were rendered
 * from, others by what they do.
 *
 * @internal
 */
export function callGraph(
  context: RuleContext,
  providers: readonly MeshProvider[],
): CallGraph {
  const judged = new Map(
    judgedServices(context, providers).map(each => [
      each.service.input.service.id,
      each,
    ]),
  );
  const services = new Map(
    (context.catalog?.services ?? [])
      .filter(service => documentsAbout(context, service).own.length > 0)
      .map(service => [service.input.service.id, service]),
  );
  const offered = new Map(
    [...services].map(([id, service]) => {
      const found = judged.get(id);
      return [id, found ? foundFor(found) : planned(service)];
    }),
  );
  const behavioursFor = (caller: ServiceId, id: ServiceId) => {
    const found = judged.get(id);
    return found
      ? foundFor(found, caller)
      : plannedFor(caller, services.get(id)!, offered.get(id)!);
  };
  const calls = [...services.values()].flatMap(({ input }) => {
    const callee = input.service.id;
    const callers = new Set(input.service.callers.map(({ id }) => id));
    return [...callers]
      .filter(caller => caller !== callee)
      .map(caller => ({
        caller,
        callee,
        behaviours: behavioursFor(caller, callee),
      }));
  });
  return { services, calls, offered };
}
