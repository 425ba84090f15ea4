import { MeshProvider } from '../../provider';
import { Rule, RuleContext, RuleHit, undecided } from '../rule';
import { JudgedCaller, JudgedService, judgedServices } from './judge';
import { listed } from './phrase';
import { admits, basket, orders, ordersApi, yaml } from './exampleShop';

/** Why it is not certain that a caller has the account that was asked about. */
function doubt(context: RuleContext, name: string) {
  const account = context.catalog?.identities[name]?.serviceAccount;
  return account?.confidence === 'assumed'
    ? undecided(`needs the service account of ${name}`)
    : {};
}

function hitsOf(
  context: RuleContext,
  { service, documentOf }: JudgedService,
  { caller, judgements }: JudgedCaller,
): RuleHit[] {
  const { entityRef } = service.input.service;
  return (['deny', 'audit-deny'] as const).flatMap(decision => {
    const refused = judgements.filter(
      ({ verdict }) => verdict.decision === decision,
    );
    // Who is no component may call everything, and one operation that nobody reaches is a finding of its own.
    const isTold =
      caller.kind === 'service' || refused.length === judgements.length;
    if (refused.length === 0 || !isTold) {
      return [];
    }
    const [{ verdict }] = refused;
    const operations = refused.map(({ operation }) => operation.id);
    const by = verdict.by ? ` by ${verdict.by.kind} ${verdict.by.name}` : '';
    return [
      {
        document: documentOf(verdict),
        pointer: '/spec',
        message: `${caller.name} is declared to call ${entityRef}, and ${
          decision === 'deny' ? 'is' : 'would be'
        } refused${by}: ${listed(operations)}.`,
        params: { caller: caller.name, operations: operations.length },
        entityRef,
        ...(decision === 'deny' ? {} : { severity: 'warning' as const }),
        ...doubt(context, caller.name),
      },
    ];
  });
}

/**
 * A caller that the catalog declares and the manifests refuse.
 *
 * @internal
 */
export const declaredCallerDenied = (
  providers: readonly MeshProvider[],
): Rule => ({
  code: 'security/declared-caller-denied',
  title: 'Whoever is declared to call a service gets through',
  severity: 'error',
  layer: 'practice',
  consequence: 'risky',
  why: 'A component that consumes an API, and whose service account no policy admits, is answered by 403; where a policy is only on trial, it will be once that is enforced.',
  equivalents: [],
  example: {
    bad: yaml(orders(), basket, ordersApi, admits(['web'])),
    good: yaml(orders(), basket, ordersApi, admits(['basket'])),
  },
  check: context =>
    judgedServices(context, providers).flatMap(judged =>
      judged.admitted.flatMap(caller => hitsOf(context, judged, caller)),
    ),
});
