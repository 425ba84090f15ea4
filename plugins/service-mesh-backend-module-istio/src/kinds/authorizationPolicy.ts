import {
  defineKind,
  since,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { selectionFields } from './selection';

const strings = z.array(z.string()).optional();

const source = z.strictObject({
  ipBlocks: strings,
  namespaces: strings,
  notIpBlocks: strings,
  notNamespaces: strings,
  notPrincipals: strings,
  notRemoteIpBlocks: strings,
  notRequestPrincipals: strings,
  notServiceAccounts: since('1.25', strings),
  notTrustDomains: since('1.31', strings),
  principals: strings,
  remoteIpBlocks: strings,
  requestPrincipals: strings,
  serviceAccounts: since('1.25', strings),
  trustDomains: since('1.31', strings),
});

const operation = z.strictObject({
  hosts: strings,
  methods: strings,
  notHosts: strings,
  notMethods: strings,
  notPaths: strings,
  notPorts: strings,
  paths: strings,
  ports: strings,
});

const rule = z.strictObject({
  from: z.array(z.strictObject({ source: source.optional() })).optional(),
  to: z.array(z.strictObject({ operation: operation.optional() })).optional(),
  when: z
    .array(
      z.strictObject({ key: z.string(), values: strings, notValues: strings }),
    )
    .optional(),
});

/**
 * Who may do what on a workload.
 *
 * @internal
 */
export const AuthorizationPolicy = defineKind({
  apiVersion: 'security.istio.io/v1',
  alsoServed: ['security.istio.io/v1beta1'],
  kind: 'AuthorizationPolicy',
  spec: z.strictObject({
    ...selectionFields,
    action: z.enum(['ALLOW', 'DENY', 'AUDIT', 'CUSTOM']).optional(),
    provider: z.strictObject({ name: z.string().optional() }).optional(),
    rules: z.array(rule).optional(),
  }),
});

/**
 * A rule of an AuthorizationPolicy: one of `from`, one of `to` and all of `when` must hold.
 *
 * @internal
 */
export type AuthorizationRule = z.infer<typeof rule>;

/**
 * A member of a rule's `from`; all its fields must hold.
 *
 * @internal
 */
export type AuthorizationSource = NonNullable<
  NonNullable<AuthorizationRule['from']>[number]['source']
>;

/**
 * A member of a rule's `to`; all its fields must hold.
 *
 * @internal
 */
export type AuthorizationOperation = NonNullable<
  NonNullable<AuthorizationRule['to']>[number]['operation']
>;
