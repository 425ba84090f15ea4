import { manifestMarks } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KubernetesService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { meshSettings } from './meshSettings';
import { perContext } from './perContext';

/** Namespaces with a Service that somebody wrote: whole, and not one that goes with the configuration of a mesh. */
const withServices = perContext<ReadonlySet<string>>(
  context =>
    new Set(
      documentsOf(context, KubernetesService)
        .filter(({ object }) => {
          const { labels } = members(object.metadata);
          return (
            items(members(object.spec).ports).length > 0 &&
            members(labels)[manifestMarks.managedByLabel] !==
              manifestMarks.managedBy
          );
        })
        .map(({ object }) => identityOf(object).namespace),
    ),
);

/**
 * Whether the input holds the Services of a namespace. A repository of mesh configuration has the Namespace and no Service,
 * so that it takes one to show that they are here. Those of the root namespace are the control plane and what was installed with
 * it, of which a repository has a part at most.
 *
 * @internal
 */
export function holdsServices(
  context: RuleContext,
  namespace: string,
): boolean {
  return (
    context.closedWorld ||
    (namespace !== meshSettings(context).rootNamespace &&
      withServices(context).has(namespace))
  );
}
