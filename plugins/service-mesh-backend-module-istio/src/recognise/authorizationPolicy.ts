import {
  Json,
  JsonObject,
  KubernetesObject,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  objectName,
  RecognisedSetting,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members, strings } from '../lenient';
import { otherMembers, Reader, Reading } from './reading';
import { selects } from './selection';

/** The annotation that makes a policy report only (Istio 1.24). */
const DRY_RUN = 'istio.io/dry-run';

const account = /^[a-z0-9][-a-z0-9]*\/[a-z0-9][-.a-z0-9]*$/;

/**
 * Whether a policy only reports.
 *
 * @internal
 */
export const isDryRun = ({ metadata }: KubernetesObject) =>
  metadata.annotations?.[DRY_RUN] === 'true';

/** A principal as a service account; `null` for one of another trust domain, or that is a pattern. */
function accountOf(principal: string, { trustDomain }: Target): string | null {
  const prefix = `${trustDomain}/ns/`;
  if (!principal.startsWith(prefix)) {
    return null;
  }
  const parts = principal.slice(prefix.length).split('/sa/');
  const spelled = parts.join('/');
  return parts.length === 2 && account.test(spelled) ? spelled : null;
}

function readSource(
  source: JsonObject,
  pointer: string,
  target: Target,
  namespace: string,
): { callers: Json[]; obstacles: Reading['obstacles'] } {
  const principals = strings(source.principals);
  const accounts = strings(source.serviceAccounts).map(name =>
    name.includes('/') ? name : `${namespace}/${name}`,
  );
  const all = [...principals.map(p => accountOf(p, target)), ...accounts];
  const isReadable = all.every(name => name !== null && account.test(name));
  const blocks = strings(source.ipBlocks);
  const ways = ['principals', 'serviceAccounts', 'ipBlocks'].filter(
    way => source[way] !== undefined,
  );
  return {
    callers: [
      ...all.map(serviceAccount => ({ serviceAccount })),
      ...blocks.map(cidr => ({ cidr })),
    ],
    obstacles: [
      ...otherMembers(
        source,
        ['principals', 'serviceAccounts', 'ipBlocks'],
        pointer,
      ),
      ...(isReadable
        ? []
        : [
            {
              pointer,
              reason: `these are no single service accounts of the trust domain ${target.trustDomain}`,
            },
          ]),
      ...(blocks.some(block => !block.includes('/'))
        ? [{ pointer, reason: 'an address is not written as a range' }]
        : []),
      ...(ways.length === 1
        ? []
        : [{ pointer, reason: 'policy knows a caller by one thing' }]),
    ],
  };
}

function readRule(
  rule: JsonObject,
  pointer: string,
  target: Target,
  namespace: string,
) {
  const sources = items(rule.from).map(({ source }, index) =>
    readSource(
      members(source),
      `${pointer}/from/${index}/source`,
      target,
      namespace,
    ),
  );
  return {
    callers: sources.flatMap(({ callers }) => callers),
    obstacles: [
      ...otherMembers(rule, ['from'], pointer),
      ...(sources.length === 0
        ? [{ pointer, reason: 'it admits everybody' }]
        : []),
      ...sources.flatMap(({ obstacles }) => obstacles),
    ],
  };
}

const sorted = (callers: readonly Json[]): Json[] =>
  [...new Set(callers.map(caller => JSON.stringify(caller)))]
    .sort()
    .map(text => JSON.parse(text));

/**
 * Reads the AuthorizationPolicy that admits the callers of a service. One that denies, or tells operations apart, is kept as
 * it is.
 *
 * @internal
 */
export const readAuthorizationPolicy: Reader = (object, service, target) => {
  const around = selects(object, service, target);
  if (around === null) {
    return null;
  }
  const spec = members(object.spec);
  const { action = 'ALLOW' } = spec;
  if (action !== 'ALLOW') {
    return {
      object,
      counterpart:
        action === 'DENY'
          ? {
              kind: 'AuthorizationPolicy',
              name: objectName(service, 'end-user'),
            }
          : null,
      settings: [],
      facts: {},
      obstacles: [
        { pointer: '/spec/action', reason: 'policy only says whom to admit' },
      ],
      remarks: [],
    };
  }
  const rules = items(spec.rules).map((rule, index) =>
    readRule(
      rule,
      `/spec/rules/${index}`,
      target,
      object.metadata.namespace ?? '',
    ),
  );
  const callers = sorted(rules.flatMap(rule => rule.callers));
  const settings: RecognisedSetting[] = [
    {
      leaf: 'security.callers.mode',
      value: callers.length ? 'declared' : 'none',
      pointer: '/spec/rules',
    },
    {
      leaf: 'security.callers.additional',
      value: callers,
      pointer: '/spec/rules',
    },
    {
      leaf: 'security.callers.granularity',
      value: 'service',
      pointer: '/spec/rules',
    },
  ];
  return {
    object,
    counterpart: {
      kind: 'AuthorizationPolicy',
      name: objectName(service, 'callers'),
    },
    settings,
    facts: {},
    obstacles: [
      ...around,
      ...otherMembers(
        spec,
        ['selector', 'targetRef', 'targetRefs', 'action', 'rules'],
        '/spec',
      ),
      ...rules.flatMap(({ obstacles }) => obstacles),
    ],
    remarks: [],
  };
};
