import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { strings } from '../../lenient';
import {
  policiesOf,
  PolicyValue,
  PolicyView,
  valuesIn,
} from '../authorization';
import {
  meshSettings,
  perContext,
  selectionOf,
  servicesSelectingBy,
  ServiceView,
} from '../view';

/** Most paths that are looked at for one Service; one with more was made to take long. */
const MOST = 20;

/** Parts of an operation that say more of its requests than methods and paths. */
const MORE = [
  'notMethods',
  'notPaths',
  'hosts',
  'notHosts',
  'ports',
  'notPorts',
];

/**
 * A path that an AuthorizationPolicy admits.
 *
 * @internal
 */
export interface AdmittedPath extends PolicyValue {
  policy: PolicyView;
  /** Methods for which it does; empty for all. */
  methods: string[];
}

/**
 * What the AuthorizationPolicies of a Service admit.
 *
 * @internal
 */
export interface Admitted {
  paths: AdmittedPath[];
  /** Whether some of them admits requests by more than methods and paths, or every path. */
  isOpen: boolean;
}

/** What one policy admits. */
function admittedBy(policy: PolicyView): Admitted {
  const { rules } = policy.spec;
  const withPaths = policy.operations.filter(
    ({ fields }) =>
      strings(fields.paths).length > 0 &&
      MORE.every(field => strings(fields[field]).length === 0),
  );
  const told = new Set(withPaths.map(({ rule }) => rule));
  const paths = withPaths.flatMap(operation =>
    valuesIn(operation, ['paths']).map(value => ({
      ...value,
      policy,
      methods: strings(operation.fields.methods),
    })),
  );
  return {
    paths: paths.slice(0, MOST + 1),
    isOpen:
      withPaths.length < policy.operations.length ||
      (Array.isArray(rules) && told.size < rules.length),
  };
}

interface Index {
  byService: ReadonlyMap<string, Admitted[]>;
  /** Of a whole namespace, or of the mesh by the name of its root namespace. */
  byNamespace: ReadonlyMap<string, Admitted[]>;
}

const indexes = perContext<Index>(context => {
  const byService = new Map<string, Admitted[]>();
  const byNamespace = new Map<string, Admitted[]>();
  const add = (to: Map<string, Admitted[]>, key: string, one: Admitted) =>
    to.set(key, [...(to.get(key) ?? []).slice(0, MOST), one]);
  const { rootNamespace } = meshSettings(context);
  const enforced = policiesOf(context).filter(
    ({ action, isOnTrial }) => action === 'ALLOW' && !isOnTrial,
  );
  for (const policy of enforced) {
    const { document, namespace } = policy;
    const { labels, targets, isWide } = selectionOf(document.object);
    const admitted = admittedBy(policy);
    if (isWide || namespace === rootNamespace) {
      add(byNamespace, namespace, admitted);
    }
    const names = isWide
      ? []
      : [
          ...targets.filter(({ kind }) => kind === 'Service'),
          ...(targets.length > 0
            ? []
            : servicesSelectingBy(context, namespace, labels)),
        ].map(({ name }) => name);
    for (const name of names) {
      add(byService, `${namespace}/${name}`, admitted);
    }
  }
  return { byService, byNamespace };
});

/**
 * What the AuthorizationPolicies of the input admit to a Service.
 *
 * @internal
 */
export function admittedTo(
  context: RuleContext,
  { name, namespace }: ServiceView,
): Admitted {
  const { byService, byNamespace } = indexes(context);
  const all = [
    ...(byService.get(`${namespace}/${name}`) ?? []),
    ...(byNamespace.get(namespace) ?? []),
    ...(byNamespace.get(meshSettings(context).rootNamespace) ?? []),
  ];
  const paths = all.flatMap(one => one.paths);
  return {
    paths: paths.slice(0, MOST),
    isOpen: paths.length > MOST || all.some(({ isOpen }) => isOpen),
  };
}
