import {
  Json,
  KubernetesObject,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Remark } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  authorizationPolicy,
  meshTLSAuthentication,
  networkAuthentication,
} from '../kinds';
import { namespaceOf, readAll } from '../read';

/**
 * What recognises callers, read.
 *
 * @internal
 */
export interface ReadAuthentication {
  object: KubernetesObject;
  kind: 'MeshTLSAuthentication' | 'NetworkAuthentication';
  callers: Json[];
  obstacles: Remark[];
}

const account = /^[a-z0-9][-a-z0-9]*\/[a-z0-9][-.a-z0-9]*$/;

/** `<name>.<namespace>.serviceaccount.identity.<control plane>.<trust domain>` (Linkerd 2.18). */
const identity = /^([^.*]+)\.([^.*]+)\.serviceaccount\.identity\.[^.]+\.(.+)$/;

function accountOf(text: string, { trustDomain }: Target): string | null {
  const [, name, namespace, domain] = identity.exec(text) ?? [];
  return domain === trustDomain ? `${namespace}/${name}` : null;
}

function readIdentities(
  object: KubernetesObject,
  target: Target,
): ReadAuthentication[] {
  return readAll(meshTLSAuthentication, [{ object }]).map(({ spec }) => {
    const accounts = [
      ...(spec.identityRefs ?? []).map(ref =>
        ref.kind === 'ServiceAccount'
          ? `${ref.namespace ?? namespaceOf(object)}/${ref.name}`
          : null,
      ),
      ...(spec.identities ?? []).map(text => accountOf(text, target)),
    ];
    const known = accounts.filter(name => name !== null && account.test(name));
    return {
      object,
      kind: 'MeshTLSAuthentication',
      callers: known.map(serviceAccount => ({ serviceAccount })),
      obstacles:
        known.length === accounts.length
          ? []
          : [
              {
                pointer: '/spec',
                reason: `these are not only service accounts of the trust domain ${target.trustDomain}`,
              },
            ],
    };
  });
}

function readNetworks(object: KubernetesObject): ReadAuthentication[] {
  return readAll(networkAuthentication, [{ object }]).map(({ spec }) => ({
    object,
    kind: 'NetworkAuthentication',
    callers: spec.networks.map(({ cidr }) => ({ cidr })),
    obstacles: spec.networks.flatMap(({ cidr, except = [] }, index) =>
      except.length === 0 && cidr.includes('/')
        ? []
        : [
            {
              pointer: `/spec/networks/${index}`,
              reason: 'policy admits whole ranges of addresses',
            },
          ],
    ),
  }));
}

/**
 * Reads what some AuthorizationPolicies ask for. What others ask for too cannot become that of one service.
 *
 * @internal
 */
export function authenticationsOf(
  objects: readonly KubernetesObject[],
  policies: readonly KubernetesObject[],
  target: Target,
): ReadAuthentication[] {
  const asked = readAll(
    authorizationPolicy,
    objects.map(object => ({ object })),
  );
  return objects.flatMap(object => {
    const by = asked.filter(({ object: policy, spec }) =>
      spec.requiredAuthenticationRefs.some(
        ref =>
          ref.kind === object.kind &&
          ref.name === object.metadata.name &&
          (ref.namespace ?? namespaceOf(policy)) === namespaceOf(object),
      ),
    );
    const isOurs = by.some(({ object: policy }) => policies.includes(policy));
    const stranger = by.find(
      ({ object: policy }) => !policies.includes(policy),
    );
    return isOurs
      ? [...readIdentities(object, target), ...readNetworks(object)].map(
          each => ({
            ...each,
            obstacles: stranger
              ? [
                  ...each.obstacles,
                  {
                    pointer: '',
                    reason: `AuthorizationPolicy ${stranger.object.metadata.name} asks for it too`,
                  },
                ]
              : each.obstacles,
          }),
        )
      : [];
  });
}
