import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members, strings } from '../../lenient';
import { identityOf } from '../documents';
import { grouped } from './grouped';
import { perContext } from './perContext';

/**
 * A controller that sets weights of a VirtualService while it brings out a version.
 *
 * @internal
 */
export interface WeightOwner {
  document: ManifestDocument;
  /** The VirtualService, as `namespace/name`. */
  virtualService: string;
  /** Names of the HTTP routes whose weights it sets; `null` for all. */
  routes: string[] | null;
}

/** Argo Rollouts 1.7: `spec.strategy.canary.trafficRouting.istio`, with one VirtualService or several, as `name` or `name.namespace`. */
function ofRollout(document: ManifestDocument): WeightOwner[] {
  const { namespace } = identityOf(document.object);
  const strategy = members(members(document.object.spec).strategy);
  const { istio } = members(members(strategy.canary).trafficRouting);
  const { virtualService, virtualServices } = members(istio);
  return [members(virtualService), ...items(virtualServices)].flatMap(
    (named: JsonObject) => {
      if (typeof named.name !== 'string') {
        return [];
      }
      const [name, home = namespace] = named.name.split('.');
      const routes = strings(named.routes);
      return [
        {
          document,
          virtualService: `${home}/${name}`,
          routes: routes.length > 0 ? routes : null,
        },
      ];
    },
  );
}

/** Flagger 1: a Canary makes a VirtualService with the name of its Service, and owns all of it. */
function ofCanary(document: ManifestDocument): WeightOwner[] {
  const { namespace } = identityOf(document.object);
  const spec = members(document.object.spec);
  const name = members(spec.service).name ?? members(spec.targetRef).name;
  return typeof name === 'string'
    ? [{ document, virtualService: `${namespace}/${name}`, routes: null }]
    : [];
}

const isOf = (group: string) => (document: ManifestDocument) =>
  String(document.object.apiVersion).startsWith(`${group}/`);

const owners = perContext<ReadonlyMap<string, WeightOwner[]>>(({ ofKind }) =>
  grouped(
    [
      ...ofKind('Rollout').filter(isOf('argoproj.io')).flatMap(ofRollout),
      ...ofKind('Canary').filter(isOf('flagger.app')).flatMap(ofCanary),
    ],
    ({ virtualService }) => virtualService,
  ),
);

/**
 * The controllers that set weights of a VirtualService.
 *
 * @internal
 */
export function weightOwnersOf(
  context: RuleContext,
  { object }: ManifestDocument,
): readonly WeightOwner[] {
  const { namespace, name } = identityOf(object);
  return owners(context).get(`${namespace}/${name}`) ?? [];
}
