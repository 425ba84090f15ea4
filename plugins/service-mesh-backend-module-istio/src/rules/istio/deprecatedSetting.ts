import {
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Sidecar, Telemetry, VirtualService } from '../../kinds';
import { items, members, say } from '../../lenient';
import { documentsOf, httpRules, identityOf } from '../documents';
import { meshSettings } from '../view';

/** VirtualService: `percent`, a whole number. */
function delayPercents(context: RuleContext): RuleHit[] {
  return documentsOf(context, VirtualService).flatMap(document =>
    httpRules(document).flatMap((rule, index) => {
      const { percent } = members(members(rule.fault).delay);
      return typeof percent === 'number' && percent > 0
        ? {
            document,
            pointer: `/spec/http/${index}/fault/delay/percent`,
            part: 'key' as const,
            message: say`VirtualService ${document.object.metadata.name} delays by percent, which is deprecated; use percentage.`,
          }
        : [];
    }),
  );
}

/** Sidecar: a proxy for what leaves the mesh, which routes through an egress gateway replace. */
function egressProxies(context: RuleContext): RuleHit[] {
  return documentsOf(context, Sidecar).flatMap(document => {
    const { outboundTrafficPolicy } = members(document.object.spec);
    return members(outboundTrafficPolicy).egressProxy === undefined
      ? []
      : {
          document,
          pointer: '/spec/outboundTrafficPolicy/egressProxy',
          part: 'key' as const,
          message: say`Sidecar ${document.object.metadata.name} sets egressProxy, which is deprecated.`,
        };
  });
}

const RBAC =
  /^(clusterrbacconfigs|rbacconfigs|servicerolebindings|serviceroles)\.rbac\.istio\.io$/;

/** Definitions of the policies that AuthorizationPolicy replaced in Istio 1.4. */
function rbacDefinitions(context: RuleContext): RuleHit[] {
  return context
    .ofKind('CustomResourceDefinition')
    .filter(({ object }) => RBAC.test(object.metadata.name))
    .map(document => ({
      document,
      pointer: '/metadata/name',
      message: say`CustomResourceDefinition ${document.object.metadata.name} is of policies that Istio reads no more; use AuthorizationPolicy.`,
    }));
}

/** Telemetry: Lightstep as a provider of its own, which OpenTelemetry replaces. */
function lightstepTracing(context: RuleContext): RuleHit[] {
  const lightstep = new Set(
    items(meshSettings(context).config.extensionProviders)
      .filter(provider => provider.lightstep !== undefined)
      .map(({ name }) => name),
  );
  return documentsOf(context, Telemetry).flatMap(document =>
    items(members(document.object.spec).tracing).flatMap((tracing, index) =>
      items(tracing.providers).flatMap(({ name }, position) =>
        lightstep.has(name)
          ? {
              document,
              pointer: `/spec/tracing/${index}/providers/${position}/name`,
              message: say`Telemetry ${
                identityOf(document.object).name
              } traces with the Lightstep provider ${name}, which is deprecated; use OpenTelemetry.`,
            }
          : [],
      ),
    ),
  );
}

/**
 * Settings have a future.
 *
 * @internal
 */
export const deprecatedSetting: Rule = {
  code: 'istio/deprecated-setting',
  title: 'Settings are not deprecated',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Deprecated settings are read for now, and a later release will pass them over in silence (istioctl IST0002).',
  equivalents: ['IST0002'],
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - fault: { delay: { percent: 10, fixedDelay: 5s } }
      timeout: 10s
      retries: { attempts: 0 }
      route: [{ destination: { host: orders } }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - fault: { delay: { percentage: { value: 10 }, fixedDelay: 5s } }
      timeout: 10s
      retries: { attempts: 0 }
      route: [{ destination: { host: orders } }]
`,
  },
  check(context) {
    return [
      ...delayPercents(context),
      ...egressProxies(context),
      ...rbacDefinitions(context),
      ...lightstepTracing(context),
    ];
  },
};
