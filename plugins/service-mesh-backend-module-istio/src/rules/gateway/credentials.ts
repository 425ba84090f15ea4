import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { members, strings } from '../../lenient';
import { identityOf } from '../documents';
import { perContext, workloadsAnywhere } from '../view';
import { GatewayServer, serversOf } from './servers';

/**
 * A Secret that a server takes its certificate from.
 *
 * @internal
 */
export interface Credential {
  server: GatewayServer;
  pointer: JsonPointer;
  name: string;
  /** The namespace of the Pods of the gateway, where the Secret has to be. */
  namespace: string;
}

/** Istio reads Secrets and ConfigMaps by other names too, which say where they are. */
const isSecretName = (name: string) => !name.includes('://');

function namesIn({ tls, pointer }: GatewayServer) {
  return [
    ...strings([tls.credentialName]).map(name => ({
      name,
      pointer: `${pointer}/tls/credentialName`,
    })),
    ...strings(tls.credentialNames).map((name, index) => ({
      name,
      pointer: `${pointer}/tls/credentialNames/${index}`,
    })),
  ].filter(({ name }) => isSecretName(name));
}

/** Most namespaces with Pods of one gateway in which its Secrets are looked for. */
const MOST = 10;

/**
 * The Secrets that servers take their certificates from, in each namespace where Pods of their gateway are; none where the
 * input does not hold such Pods.
 *
 * @internal
 */
export const credentialsOf = perContext<readonly Credential[]>(context => {
  const namespaces = new Map<string, string[]>();
  return serversOf(context).flatMap(server => {
    const names = namesIn(server);
    const { selector, selectorKey } = server;
    if (names.length === 0 || selectorKey === '') {
      return [];
    }
    const known =
      namespaces.get(selectorKey) ??
      [
        ...new Set(
          workloadsAnywhere(context, selector).map(one => one.namespace),
        ),
      ].slice(0, MOST);
    namespaces.set(selectorKey, known);
    return known.flatMap(namespace =>
      names.map(name => ({ server, namespace, ...name })),
    );
  });
});

/** Kinds whose controllers make a Secret, and where they name it. */
const MAKERS: Readonly<Record<string, (spec: JsonObject) => unknown>> = {
  Certificate: spec => spec.secretName,
  ExternalSecret: spec => members(spec.target).name,
  SealedSecret: spec => members(members(spec.template).metadata).name,
};

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;

const secrets = perContext(
  ({ ofKind }) =>
    new Map<string, ManifestDocument>(
      ofKind('Secret').map(document => {
        const { name, namespace } = identityOf(document.object);
        return [keyOf(namespace, name), document];
      }),
    ),
);

const made = perContext(
  ({ ofKind }) =>
    new Set(
      Object.entries(MAKERS).flatMap(([kind, nameOf]) =>
        ofKind(kind).map(({ object }) => {
          const { name, namespace } = identityOf(object);
          const given = nameOf(members(object.spec));
          return keyOf(namespace, typeof given === 'string' ? given : name);
        }),
      ),
    ),
);

const namespacesWithSecrets = perContext(
  ({ ofKind }) =>
    new Set(ofKind('Secret').map(({ object }) => identityOf(object).namespace)),
);

/**
 * The Secret of a credential.
 *
 * @internal
 */
export function secretOf(
  context: RuleContext,
  { namespace, name }: Credential,
): ManifestDocument | undefined {
  return secrets(context).get(keyOf(namespace, name));
}

/**
 * Whether a controller makes the Secret of a credential from an object of the input (cert-manager, External Secrets, Sealed
 * Secrets).
 *
 * @internal
 */
export function isMade(
  context: RuleContext,
  { namespace, name }: Credential,
): boolean {
  return made(context).has(keyOf(namespace, name));
}

/**
 * Whether the input holds all Secrets of a namespace: it holds one. Most keep theirs elsewhere.
 *
 * @internal
 */
export function holdsSecrets(context: RuleContext, namespace: string): boolean {
  return context.closedWorld || namespacesWithSecrets(context).has(namespace);
}
