import { useRouteRef } from '@backstage/core-plugin-api';
import { AppTreeApi, coreExtensionData } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { kialiRouteRef, kubernetesRouteRef } from '../routes';

/** Plugins that show a service as it runs, and the annotations that make them do. */
const neighbours = {
  kubernetes: [
    'backstage.io/kubernetes-id',
    'backstage.io/kubernetes-label-selector',
  ],
  kiali: ['kiali.io/namespace'],
};

/**
 * The tab of another plugin on the page of the same entity.
 *
 * @internal
 */
export interface NeighbourTab {
  id: keyof typeof neighbours;
  link: string;
}

function asTabs(
  linkOf: (id: NeighbourTab['id']) => string | undefined,
): NeighbourTab[] {
  return (Object.keys(neighbours) as NeighbourTab['id'][]).flatMap(id => {
    const link = linkOf(id);
    return link ? [{ id, link }] : [];
  });
}

/**
 * The tabs that an app on the new frontend system has on the page of the entity in view. One that is filtered by an expression counts
 * as absent.
 *
 * @internal
 */
export function useTabsInTree(api: AppTreeApi): NeighbourTab[] {
  const { entity } = useEntity();
  const page = useRouteRef(entityRouteRef)(entityRouteParams(entity));
  const nodes = [...api.getTree().tree.nodes.values()];
  const { filterExpression, filterFunction } = EntityContentBlueprint.dataRefs;
  return asTabs(id => {
    const instance = nodes.find(({ spec }) =>
      spec.id.startsWith(`entity-content:${id}`),
    )?.instance;
    const path = instance?.getData(coreExtensionData.routePath);
    const isShown = instance?.getData(filterFunction) ?? (() => true);
    return path && !instance?.getData(filterExpression) && isShown(entity)
      ? `${page}${path}`
      : undefined;
  });
}

/**
 * The tabs that a legacy app has bound, where the entity in view has the annotations for them.
 *
 * @internal
 */
export function useBoundTabs(): NeighbourTab[] {
  const { annotations = {} } = useEntity().entity.metadata;
  const bound = {
    kubernetes: useRouteRef(kubernetesRouteRef),
    kiali: useRouteRef(kialiRouteRef),
  };
  return asTabs(id =>
    neighbours[id].some(name => Object.hasOwn(annotations, name))
      ? bound[id]?.()
      : undefined,
  );
}
