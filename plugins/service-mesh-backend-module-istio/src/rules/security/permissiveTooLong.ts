import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { permissiveUntil } from './mtlsNotStrict';

/**
 * The time is up for which plaintext was accepted.
 *
 * @internal
 */
export const permissiveTooLong: Rule = {
  code: 'security/permissive-too-long',
  title: 'PERMISSIVE ends on the day that was agreed',
  severity: 'error',
  layer: 'practice',
  consequence: 'risky',
  why: 'PERMISSIVE is for the time of a migration (Istio, security best practices). Where security/mtls-not-strict is accepted until a day, and that day is over, the migration has stalled and plaintext is still let in.',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
  annotations:
    mesh-configurator.io/suppress: |
      - { code: security/mtls-not-strict, reason: callers move in, until: '2025-12-31' }
spec: { mtls: { mode: PERMISSIVE } }
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
    facts: { today: '2026-01-31' },
  },
  check: context =>
    documentsOf(context, PeerAuthentication).flatMap(document => {
      const { name } = identityOf(document.object);
      const { mode } = members(members(document.object.spec).mtls);
      const until = permissiveUntil(document, context);
      return mode === 'PERMISSIVE' && until !== null
        ? [
            {
              document,
              pointer: '/spec/mtls/mode',
              message: `PeerAuthentication ${name} was to accept plaintext until ${until}, and still does; set STRICT, or agree on another day.`,
              params: { name, until },
            },
          ]
        : [];
    }),
};
