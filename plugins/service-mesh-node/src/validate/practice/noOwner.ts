import {
  KubernetesObject,
  manifestMarks,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { labels, members } from '../../lenient';
import { MeshProvider } from '../../provider';
import { Rule, RuleContext } from '../rule';
import { aimOf, namespaceOf } from './aim';
import { orders, ordersApi, route, yaml } from './exampleShop';
import { documentsAbout } from './serviceDocuments';

/** Whether a label or annotation leads back to the catalog: one of ours, or one of Backstage's. */
function namesOwner({ metadata }: KubernetesObject): boolean {
  const { labels: own, annotations } = members(metadata);
  return Object.entries({ ...labels(own), ...labels(annotations) }).some(
    ([name, value]) =>
      value !== '' &&
      (name === manifestMarks.entity || name.startsWith('backstage.io/')),
  );
}

/** Whether an object is about some service, and not about a namespace or the mesh as a whole. */
function isAboutService(object: KubernetesObject): boolean {
  const { services, pods } = aimOf(object);
  return services.length > 0 || Object.keys(pods ?? {}).length > 0;
}

function check(
  context: RuleContext,
  groups: ReadonlySet<string>,
): ReturnType<Rule['check']> {
  const services = context.catalog?.services ?? [];
  const namespaces = new Set(
    services.map(({ input }) => input.service.namespace.value),
  );
  const owned = new Set(
    services.flatMap(service =>
      documentsAbout(context, service).own.map(({ object }) => object),
    ),
  );
  return context.documents
    .filter(
      ({ object }) =>
        groups.has(object.apiVersion.split('/')[0]) &&
        // Gateways belong to the platform, which is no component.
        object.kind !== 'Gateway' &&
        namespaces.has(namespaceOf(object)) &&
        !owned.has(object) &&
        !namesOwner(object) &&
        isAboutService(object),
    )
    .map(document => {
      const { kind, metadata } = document.object;
      return {
        document,
        pointer: '/metadata',
        message: `${kind} '${metadata.name}' stands beside services of the catalog and is about none of them, and no label or annotation says whose it is; name its component in ${manifestMarks.entity}.`,
      };
    });
}

/**
 * Configuration that leads back to nobody.
 *
 * @internal
 */
export const noOwner = (providers: readonly MeshProvider[]): Rule => ({
  code: 'policy/no-owner',
  title: 'Configuration leads back to the catalog',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Where neither the service that configuration is about nor a label or annotation leads to a component, nobody is asked before it changes, and nobody takes it out when its service is gone.',
  equivalents: [],
  example: {
    bad: yaml(orders(), ordersApi, route('orders'), route('old-orders')),
    good: yaml(
      orders(),
      ordersApi,
      route('orders'),
      route('old-orders').replace(
        'metadata:',
        'metadata:\n  annotations: { mesh-configurator.io/entity: component:default/orders }',
      ),
    ),
  },
  check: context =>
    context.catalog && !context.catalog.isExcerpt
      ? check(context, new Set(providers.flatMap(({ groups = [] }) => groups)))
      : [],
});
