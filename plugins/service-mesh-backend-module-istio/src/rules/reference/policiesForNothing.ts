import {
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf } from '../authorization';
import {
  allWorkloads,
  meshSettings,
  selectedWorkloads,
  selectionOf,
} from '../view';

/**
 * AuthorizationPolicies for a whole namespace where nothing runs; told only beside an inventory that shows that there is one.
 *
 * @internal
 */
export function policiesForNothing(context: RuleContext): RuleHit[] {
  const { rootNamespace } = meshSettings(context);
  if (allWorkloads(context).length === 0) {
    return [];
  }
  return policiesOf(context)
    .filter(
      ({ document, namespace }) =>
        selectionOf(document.object).isWide &&
        namespace !== rootNamespace &&
        selectedWorkloads(context, namespace, {}).length === 0,
    )
    .map(({ document, name, namespace }) => ({
      document,
      pointer: '/spec',
      message: `AuthorizationPolicy ${name} is for all workloads of namespace '${namespace}', of which there are none.`,
      params: { kind: 'AuthorizationPolicy', name },
      equivalents: ['IST0127'],
      ...(context.closedWorld
        ? {}
        : undecided(`needs the workloads of namespace '${namespace}'`)),
    }));
}
