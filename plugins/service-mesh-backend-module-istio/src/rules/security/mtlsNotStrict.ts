import {
  acceptanceEnded,
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import {
  isAmbientNamespace,
  isInjectedNamespace,
  meshSettings,
  namespacesOf,
  peerModes,
} from '../view';

interface Setting {
  mode: unknown;
  pointer: string;
  port?: string;
}

/** The code by which PERMISSIVE is accepted for some time. */
const CODE = 'security/mtls-not-strict';

/**
 * The last day on which an object might accept plaintext, where it is over.
 *
 * @internal
 */
export function permissiveUntil(
  { object }: ManifestDocument,
  { today }: RuleContext,
): string | null {
  return acceptanceEnded(object, CODE, today);
}

/** Namespaces of the mesh of which nothing says how they take mutual TLS; told where all that could is in the input. */
function unsaid(context: RuleContext): RuleHit[] {
  const { rootNamespace } = meshSettings(context);
  const isKnown = context.closedWorld || context.holdsNamespace(rootNamespace);
  return [...namespacesOf(context).values()].flatMap(({ name, document }) => {
    const { own, mesh } = peerModes(context, name);
    const isInMesh =
      isInjectedNamespace(context, name) || isAmbientNamespace(context, name);
    return document && isKnown && isInMesh && !own && !mesh
      ? [
          {
            document,
            pointer: '/metadata',
            message: `No PeerAuthentication says how workloads of namespace ${name} take mutual TLS, so that they accept plaintext beside it.`,
            params: { name },
            severity: 'info' as const,
          },
        ]
      : [];
  });
}

/**
 * Workloads accept mutual TLS only.
 *
 * @internal
 */
export const mtlsNotStrict: Rule = {
  code: CODE,
  title: 'Workloads accept mutual TLS only',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'PERMISSIVE lets in plaintext of callers that nobody can name, and DISABLE also takes encryption and identity from callers in the mesh; PERMISSIVE is for the time of a migration (Istio, security best practices).',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: DISABLE } }
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
  },
  check(context) {
    const said = documentsOf(context, PeerAuthentication).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const { mtls, portLevelMtls } = members(document.object.spec);
      const settings: Setting[] = [
        { mode: members(mtls).mode, pointer: '/spec/mtls/mode' },
        ...Object.entries(members(portLevelMtls)).map(([port, setting]) => ({
          mode: members(setting).mode,
          pointer: `/spec/portLevelMtls/${port}/mode`,
          port,
        })),
      ];
      const isAmbient = isAmbientNamespace(context, namespace);
      return settings.flatMap(({ mode, pointer, port }) => {
        const where = port ? ` on port ${port}` : '';
        if (mode === 'DISABLE') {
          return [
            {
              document,
              pointer,
              message: isAmbient
                ? `PeerAuthentication ${name} turns mutual TLS off${where}; ambient ignores that, and sidecars that call do not.`
                : `PeerAuthentication ${name} turns mutual TLS off${where}: traffic is neither encrypted nor are its callers known.`,
              params: { name, mode },
              ...(isAmbient ? { consequence: 'ineffective' as const } : {}),
            },
          ];
        }
        // A port that takes plaintext beside a STRICT workload is a stated exception. That time is up is a fault of its own.
        return mode === 'PERMISSIVE' &&
          port === undefined &&
          permissiveUntil(document, context) === null
          ? [
              {
                document,
                pointer,
                message: `PeerAuthentication ${name} accepts plaintext beside mutual TLS; set STRICT once every caller is in the mesh.`,
                params: { name, mode },
              },
            ]
          : [];
      });
    });
    return [...said, ...unsaid(context)];
  },
};
