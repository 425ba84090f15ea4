import { MeshProvider } from '../../provider';
import { Rule, RuleHit } from '../rule';
import { JudgedService, judgedServices, Judgement } from './judge';
import { listed } from './phrase';
import { admits, basket, orders, ordersApi, yaml } from './exampleShop';

const isAllowed = ({ verdict }: Judgement) => verdict.decision === 'allow';

function namedHits({ service, named, documentOf }: JudgedService): RuleHit[] {
  const { entityRef } = service.input.service;
  return named.flatMap(({ account, judgements }) => {
    const allowed = judgements.filter(isAllowed);
    return allowed.length === 0
      ? []
      : [
          {
            document: documentOf(allowed[0].verdict),
            pointer: '/spec',
            message: `Service account ${account} may call ${entityRef} (${listed(
              allowed.map(({ operation }) => operation.id),
            )}), and nothing in the catalog or the policy says that it does. Declare it with consumesApis, dependsOn or security.callers.additional, or take it out.`,
            params: { account },
            entityRef,
            // Where nobody is declared at all, that says little about one.
            ...(service.input.admission.mode === 'unknown'
              ? { severity: 'info' as const }
              : {}),
          },
        ];
  });
}

/** Anybody gets through where the policy wants callers refused that nobody declared. */
function openHits({
  service,
  askStranger,
  documentOf,
}: JudgedService): RuleHit[] {
  const { entityRef } = service.input.service;
  const allowed = askStranger().filter(isAllowed);
  return allowed.length === 0
    ? []
    : [
        {
          document: documentOf(allowed[0].verdict),
          pointer: '/spec',
          message: `Everybody in the mesh may call ${entityRef} (${listed(
            allowed.map(({ operation }) => operation.id),
          )}), though its policy admits only the callers that are declared, and enforces that.`,
          params: { account: '*' },
          entityRef,
        },
      ];
}

function hitsOf(judged: JudgedService): RuleHit[] {
  const { admission, stage } = judged.service.input;
  if (admission.mode === 'everybody') {
    return [];
  }
  const isClosed = admission.mode === 'listed' && stage.effective === 'enforce';
  const isOpenInPart = admission.callers.some(
    ({ kind, cidr }) => kind === 'everybody' || cidr !== null,
  );
  const open = isClosed && !isOpenInPart ? openHits(judged) : [];
  return open.length > 0 ? open : namedHits(judged);
}

/**
 * A caller that the manifests admit and nobody declared.
 *
 * @internal
 */
export const undeclaredCallerAdmitted = (
  providers: readonly MeshProvider[],
): Rule => ({
  code: 'security/undeclared-caller-admitted',
  title: 'Only declared callers get through',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'A service account that a policy admits and no relation of the catalog explains is access that somebody forgot to take back, or a dependency that nobody knows of.',
  equivalents: [],
  example: {
    bad: yaml(orders(), basket, ordersApi, admits(['basket', 'reports'])),
    good: yaml(orders(), basket, ordersApi, admits(['basket'])),
  },
  check: context => judgedServices(context, providers).flatMap(hitsOf),
});
