import {
  Operation,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshProvider } from '../../provider';
import { CatalogService, ManifestDocument, Rule, RuleContext } from '../rule';
import { admits, basket, orders, ordersApi, yaml } from './exampleShop';
import { overlap } from './overlap';
import { PathPattern, RequestRule, routeRules } from './requestRule';
import { documentsAbout } from './serviceDocuments';

/** Paths that nearly no definition names and that workloads serve all the same. */
const unwritten =
  /^\/(health|ready|live|metrics|actuator|status|ping|version|debug|favicon\.ico|\.well-known|robots\.txt)/;

/** Methods that frameworks answer by themselves. */
const implied = ['HEAD', 'OPTIONS', 'TRACE'];

/** Whether nothing is known to be missing from the operations of a service. */
const isDescribed = ({ apis, operations }: Service) =>
  apis.length > 0 &&
  apis.every(({ entityRef }) =>
    operations.some(operation => operation.api === entityRef),
  );

const isAbout = ({ methods, paths }: RequestRule, operation: Operation) =>
  (methods.length === 0 || methods.includes(operation.method)) &&
  (paths.length === 0 ||
    paths.some(pattern => overlap(operation.path, pattern)));

/** Whether a pattern is about what no definition tells. */
function isUnwritten({ value }: PathPattern, { input }: CatalogService) {
  const { workload } = input.service;
  const known = [
    ...(workload.probes?.value ?? []),
    ...input.admission.callers.flatMap(({ paths }) => paths ?? []),
  ];
  return unwritten.test(value) || known.includes(value);
}

function isExplained(rule: RequestRule, services: readonly CatalogService[]) {
  const { methods, paths } = rule;
  return (
    (methods.length === 0 && paths.length === 0) ||
    methods.some(method => implied.includes(method) || method === '*') ||
    services.some(
      service =>
        service.input.service.operations.some(operation =>
          isAbout(rule, operation),
        ) || paths.some(pattern => isUnwritten(pattern, service)),
    )
  );
}

/** The documents about described services, each with all services that it is about. */
function documentsOf(context: RuleContext) {
  const found = new Map<ManifestDocument, CatalogService[]>();
  for (const service of context.catalog?.services ?? []) {
    for (const document of documentsAbout(context, service).own) {
      if (document.origins === undefined) {
        const known = found.get(document);
        if (known) {
          known.push(service);
        } else {
          found.set(document, [service]);
        }
      }
    }
  }
  return [...found].filter(([, services]) =>
    services.every(({ input }) => isDescribed(input.service)),
  );
}

const spell = ({ methods, paths }: RequestRule) =>
  [
    methods.join(', ') || 'any method',
    paths.map(({ value }) => value).join(', '),
  ]
    .filter(Boolean)
    .join(' ');

/**
 * A rule for requests that the definition does not have.
 *
 * @internal
 */
export const ruleWithoutOperation = (
  providers: readonly MeshProvider[],
): Rule => ({
  code: 'traffic/rule-without-operation',
  title: 'Every rule for some requests is about an operation',
  severity: 'warning',
  layer: 'practice',
  consequence: 'ineffective',
  why: 'A route or an admission for a method and path that no operation of the definition has is a spelling mistake, or is left from an older version: it takes no request, or admits one that nobody reviews. Paths of health checks, metrics and the like are passed over.',
  equivalents: [],
  example: {
    bad: yaml(
      orders(),
      basket,
      ordersApi,
      admits(
        ['basket'],
        "      to:\n        - operation: { methods: [GET], paths: ['/order/{*}'] }\n        - operation: { methods: [GET], paths: ['/orders/{*}'] }\n",
      ),
    ),
    good: yaml(
      orders(),
      basket,
      ordersApi,
      admits(
        ['basket'],
        "      to:\n        - operation: { methods: [GET], paths: ['/orders/{*}'] }\n",
      ),
    ),
  },
  check: context =>
    documentsOf(context).flatMap(([document, services]) =>
      [
        ...routeRules(document.object),
        ...providers.flatMap(
          ({ requestRules }) => requestRules?.(document.object) ?? [],
        ),
      ]
        .filter(rule => !isExplained(rule, services))
        .map(rule => ({
          document,
          pointer: rule.pointer,
          message: `${document.object.kind} ${
            document.object.metadata.name
          } has a rule for ${spell(rule)}, and ${services
            .map(({ input }) => input.service.entityRef)
            .join(' and ')} has no such operation.`,
          params: { rule: spell(rule) },
          entityRef: services[0].input.service.entityRef,
        })),
    ),
});
