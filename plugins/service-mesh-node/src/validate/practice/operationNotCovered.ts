import { MeshProvider } from '../../provider';
import { Rule, RuleHit } from '../rule';
import { JudgedService, judgedServices, Judgement } from './judge';
import { listed } from './phrase';
import { admits, definition, orders, yaml } from './exampleShop';

const nightly = `    mesh-configurator.io/policy.security.callers.additional: '[{ serviceAccount: shop/nightly }]'
`;

const twoOperations = definition(
  'orders-api',
  `      /orders/{id}:
        get: { operationId: getOrder }
      /orders:
        get: { operationId: listOrders }
`,
);

/** A declared component that is refused is a finding of its own. */
const isComponent = (kind: string) => kind === 'service';

function hitsOf(judged: JudgedService): RuleHit[] {
  const { service, admitted, named, documentOf } = judged;
  const { entityRef } = service.input.service;
  const { mode } = service.input.admission;
  const asked: Judgement[] = [
    ...admitted.flatMap(({ judgements }) => judgements),
    ...(mode === 'unknown'
      ? named.flatMap(({ judgements }) => judgements)
      : []),
    ...(mode === 'everybody' ? judged.askStranger() : []),
  ];
  const told = new Set(
    admitted
      .filter(({ caller }) => isComponent(caller.kind))
      .flatMap(({ judgements }) => judgements.map(j => j.operation.id)),
  );
  const through = new Set(
    asked
      .filter(({ verdict }) => verdict.decision !== 'deny')
      .map(({ operation }) => operation.id),
  );
  const uncovered = new Map(
    asked
      .filter(({ operation: { id } }) => !through.has(id) && !told.has(id))
      .map(judgement => [judgement.operation.id, judgement]),
  );
  // Where nobody gets through at all, the service is closed on purpose.
  if (uncovered.size === 0 || through.size === 0) {
    return [];
  }
  const [{ verdict }] = uncovered.values();
  return [
    {
      document: documentOf(verdict),
      pointer: '/spec',
      message: `Nobody gets through to ${listed([
        ...uncovered.keys(),
      ])} of ${entityRef}, though the definition has it: no rule covers it.`,
      params: { operations: uncovered.size },
      entityRef,
    },
  ];
}

/**
 * An operation of the definition that the manifests let nobody reach.
 *
 * @internal
 */
export const operationNotCovered = (
  providers: readonly MeshProvider[],
): Rule => ({
  code: 'security/operation-not-covered',
  title: 'Every operation of the definition is reached by somebody',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Rules that list methods and paths stay behind when the definition grows: an operation that none of them covers is answered by 403 or 404 to everybody.',
  equivalents: [],
  example: {
    bad: yaml(
      orders(nightly),
      twoOperations,
      admits(
        ['nightly'],
        "      to:\n        - operation: { paths: ['/orders/{*}'] }\n",
      ),
    ),
    good: yaml(
      orders(nightly),
      twoOperations,
      admits(
        ['nightly'],
        "      to:\n        - operation: { paths: ['/orders', '/orders/{*}'] }\n",
      ),
    ),
  },
  check: context => judgedServices(context, providers).flatMap(hitsOf),
});
