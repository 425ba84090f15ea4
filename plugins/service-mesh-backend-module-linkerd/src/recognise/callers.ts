import {
  Json,
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  objectName,
  Recognition,
  RecognisedSetting,
  Remark,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy } from '../kinds';
import { readAll } from '../read';
import { servedPorts } from '../render/ports';
import { authenticationsOf, ReadAuthentication } from './authentications';
import { ServerItem, serverObstacles, serversOf } from './servers';
import { CALLERS, unreadCallers } from './unreadCallers';

type PolicyItem = ReturnType<typeof policiesOf>[number];

/** What authorizes for some Servers. */
function policiesOf(
  objects: readonly KubernetesObject[],
  targets: readonly string[],
  service: Service,
) {
  return readAll(
    authorizationPolicy,
    objects.map(object => ({ object })),
  ).filter(
    ({ object, spec }) =>
      object.metadata.namespace === service.namespace.value &&
      spec.targetRef.kind === 'Server' &&
      targets.includes(spec.targetRef.name),
  );
}

function policyObstacles(
  { spec }: PolicyItem,
  authentications: readonly ReadAuthentication[],
): Remark[] {
  const [ref, ...others] = spec.requiredAuthenticationRefs;
  const at = '/spec/requiredAuthenticationRefs';
  const isFound = authentications.some(
    ({ object }) =>
      object.kind === ref?.kind && object.metadata.name === ref?.name,
  );
  return [
    ...(ref === undefined
      ? [{ pointer: at, reason: 'it admits everybody' }]
      : []),
    ...(others.length > 0
      ? [{ pointer: at, reason: 'policy knows a caller by one thing' }]
      : []),
    ...(ref !== undefined && !isFound
      ? [
          {
            pointer: at,
            reason: `no ${ref.kind} ${ref.name} is among the objects of the service`,
          },
        ]
      : []),
  ];
}

const names = {
  MeshTLSAuthentication: 'callers',
  NetworkAuthentication: 'networks',
};

const sorted = (callers: readonly Json[]): Json[] =>
  [...new Set(callers.map(caller => JSON.stringify(caller)))]
    .sort()
    .map(text => JSON.parse(text));

/** What keeps Servers and what authorizes for them from being one policy. */
function discord(
  servers: readonly ServerItem[],
  policies: readonly PolicyItem[],
  service: Service,
): Remark[] {
  const missing = servedPorts(service).find(
    ({ port }) =>
      servers.filter(({ served }) => served?.port === port).length !== 1,
  );
  const admitted = servers.map(({ object }) =>
    policies
      .filter(({ spec }) => spec.targetRef.name === object.metadata.name)
      .flatMap(({ spec }) => spec.requiredAuthenticationRefs)
      .map(({ kind, name }) => `${kind}/${name}`)
      .sort()
      .join(),
  );
  return [
    ...(missing
      ? [
          {
            pointer: '/spec/port',
            reason: `port ${missing.port.port} of the service has not one Server, as each would`,
          },
        ]
      : []),
    ...(new Set(servers.map(({ spec }) => spec.accessPolicy)).size > 1
      ? [
          {
            pointer: '/spec/accessPolicy',
            reason: 'the Servers of the service differ in it',
          },
        ]
      : []),
    ...(new Set(admitted).size > 1
      ? [
          {
            pointer: '/spec/port',
            reason: 'different callers are admitted to each port',
          },
        ]
      : []),
  ];
}

/**
 * Reads the Servers of a service, and who is admitted to them.
 *
 * @internal
 */
export function recogniseCallers(
  objects: readonly KubernetesObject[],
  service: Service,
  target: Target,
): Recognition[] {
  const servers = serversOf(objects, service);
  const serverNames = servers.map(({ object }) => object.metadata.name);
  const policies = policiesOf(objects, serverNames, service);
  const authentications = authenticationsOf(
    objects,
    policies.map(({ object }) => object),
    target,
  );
  const callers = sorted(authentications.flatMap(each => each.callers));
  const admits = (pointer: string): RecognisedSetting[] => [
    {
      leaf: 'security.callers.mode',
      value: callers.length ? 'declared' : 'none',
      pointer,
    },
    { leaf: 'security.callers.additional', value: callers, pointer },
    { leaf: 'security.callers.granularity', value: 'service', pointer },
  ];
  const common = { together: CALLERS, facts: {}, remarks: [] };
  const around = discord(servers, policies, service);
  return [
    ...servers.map(item => ({
      ...common,
      object: item.object,
      counterpart: {
        kind: 'Server',
        name: objectName(service, item.served?.suffix),
      },
      settings: [
        {
          leaf: 'security.stage' as const,
          value: item.spec.accessPolicy === 'audit' ? 'audit' : 'enforce',
          pointer: '/spec/accessPolicy',
        },
        ...(callers.length ? [] : admits('')),
      ],
      obstacles: [...serverObstacles(item, service), ...around],
    })),
    ...policies.map(item => {
      const { targetRef, requiredAuthenticationRefs } = item.spec;
      const [ref] = requiredAuthenticationRefs;
      const suffix = servers.find(
        ({ object }) => object.metadata.name === targetRef.name,
      )?.served?.suffix;
      const purpose =
        ref?.kind === 'NetworkAuthentication' ? 'networks' : 'callers';
      return {
        ...common,
        object: item.object,
        counterpart: {
          kind: 'AuthorizationPolicy',
          name: objectName(service, suffix ? `${purpose}-${suffix}` : purpose),
        },
        names: [targetRef.name, ...(ref ? [ref.name] : [])],
        settings: [],
        obstacles: policyObstacles(item, authentications),
      };
    }),
    ...authentications.map(({ object, kind, obstacles }) => ({
      ...common,
      object,
      counterpart: { kind, name: objectName(service, names[kind]) },
      settings: admits('/spec'),
      obstacles,
    })),
    ...unreadCallers(objects, serverNames, service),
  ];
}
