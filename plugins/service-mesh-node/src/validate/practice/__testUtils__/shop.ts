import {
  JsonObject,
  KubernetesObject,
  Origin,
  PolicyValues,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshProvider, ServiceInput } from '../../../provider';
import {
  testCaller,
  testOperation,
  testServiceInput,
  testTarget,
} from '../../../testUtils';
import { ruleContext } from '../../context';
import { CatalogService, ManifestDocument, Rule } from '../../rule';
import { runRules } from '../../runRules';

const nowhere = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};

/**
 * An object as rules see it, rendered here where it has origins.
 *
 * @internal
 */
export const documentOf = (
  object: KubernetesObject,
  origins?: Record<string, Origin>,
): ManifestDocument => ({
  object,
  file: 'test.yaml',
  locate: () => nowhere,
  ...(origins ? { origins } : {}),
});

/**
 * A service `name` of the shop with `GET /things/{id}`, called by those named.
 *
 * @internal
 */
export function shopService(
  name: string,
  options: {
    callers?: string[];
    paths?: string[];
    method?: string;
    policy?: Partial<PolicyValues>;
    /** Settings of every operation. */
    each?: Partial<PolicyValues>;
    input?: Partial<ServiceInput>;
  } = {},
): CatalogService {
  const { callers = [], paths = ['/things/{id}'], method = 'GET' } = options;
  const id = `component:default/${name}`;
  const operations = paths.map(path => testOperation(method, path));
  const relation = (caller: string) => ({
    id: `component:default/${caller}`,
    relation: 'dependsOn' as const,
    api: null,
    operations: 'all' as const,
    origin: { source: 'entity' as const },
  });
  const base = testServiceInput();
  const fact = <T>(value: T) => ({ ...base.service.serviceName, value });
  return {
    target: testTarget({ mesh: 'gates', provider: 'gates', version: '1.0' }),
    input: testServiceInput({
      service: {
        id,
        entityRef: id,
        name,
        serviceName: fact(name),
        operations,
        callers: callers.map(relation),
      },
      workload: {
        selector: fact({ app: name }),
        serviceAccount: fact(name),
      },
      policy: options.policy,
      operations: Object.fromEntries(
        operations.map(operation => [operation.id, options.each ?? {}]),
      ),
      input: {
        admission: {
          mode: 'listed',
          callers: callers.map(caller => testCaller(caller)),
          origin: { source: 'default' },
        },
        ...options.input,
      },
    }),
  };
}

/**
 * An object that says what becomes of requests to a service: whom it admits (`*` is everybody), on which paths, and how.
 *
 * @internal
 */
export const gate = (name: string, spec: JsonObject = {}): ManifestDocument =>
  documentOf({
    apiVersion: 'test.example/v1',
    kind: 'Gate',
    metadata: { name, namespace: 'shop' },
    spec: { host: name, admits: ['*'], ...spec },
  });

/**
 * A mesh of gates.
 *
 * @internal
 */
export const gates = {
  id: 'gates',
  namedCallers: ({ spec }: KubernetesObject) =>
    (spec?.admits as string[]).filter(account => account !== '*'),
  evaluate: (manifests, { caller, path, to }) => {
    const door = manifests.find(({ metadata }) =>
      to.host.startsWith(`${metadata.name}.${metadata.namespace}.`),
    );
    const spec: any = door?.spec ?? {};
    const isAdmitted =
      (spec.admits.includes('*') || spec.admits.includes(caller)) &&
      (spec.paths === undefined || spec.paths.includes(path));
    const refused = spec.onTrial ? 'audit-deny' : 'deny';
    return {
      decision: isAdmitted ? 'allow' : refused,
      by: door
        ? {
            apiVersion: door.apiVersion,
            kind: door.kind,
            namespace: 'shop',
            name: door.metadata.name,
          }
        : null,
      route: null,
      timeout: spec.timeout ?? null,
      retries: spec.retries ?? null,
    };
  },
} as Pick<
  MeshProvider,
  'id' | 'namedCallers' | 'evaluate'
> as unknown as MeshProvider;

/**
 * What a rule finds, as `severity: message`, with what is missing to decide.
 *
 * @internal
 */
export function found(
  rule: Rule,
  documents: readonly ManifestDocument[],
  services: readonly CatalogService[],
): string[] {
  const catalog = { services, identities: {} };
  return runRules([rule], documents, { catalog }).map(
    ({ severity, message, undecided }) =>
      [severity, message, undecided].filter(Boolean).join(': '),
  );
}

/**
 * The view of rules on documents and services.
 *
 * @internal
 */
export const contextOf = (
  documents: readonly ManifestDocument[],
  services: readonly CatalogService[],
) => ruleContext(documents, { catalog: { services, identities: {} } });
