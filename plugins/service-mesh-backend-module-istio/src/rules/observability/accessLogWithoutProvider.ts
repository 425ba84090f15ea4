import {
  isRendered,
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Telemetry } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { meshSettings } from '../view';

const some = (value: unknown) => Array.isArray(value) && value.length > 0;

/** Whether MeshConfig, or a Telemetry that others take over from, names who gets access logs. */
function hasDefault(context: RuleContext): boolean {
  const { config } = meshSettings(context);
  return some(members(config.defaultProviders).accessLogging);
}

/**
 * Access logs for nobody.
 *
 * @internal
 */
export const accessLogWithoutProvider: Rule = {
  code: 'observability/access-log-without-provider',
  title: 'Access logs have a provider',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Access logging without providers goes to defaultProviders.accessLogging of MeshConfig, and nowhere where that is empty (Istio: Telemetry.accessLogging.providers; istioctl IST0157).',
  equivalents: ['IST0157'],
  example: {
    bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: shop, namespace: shop }
spec:
  accessLogging: [{ match: { mode: SERVER } }]
`,
    good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: shop, namespace: shop }
spec:
  accessLogging: [{ match: { mode: SERVER }, providers: [{ name: envoy }] }]
`,
    facts: { meshConfig: {} },
  },
  check(context) {
    if (hasDefault(context)) {
      return [];
    }
    const { isGiven } = meshSettings(context);
    return documentsOf(context, Telemetry).flatMap(document => {
      const { name } = identityOf(document.object);
      const index = items(
        members(document.object.spec).accessLogging,
      ).findIndex(
        ({ disabled, providers }) => disabled !== true && !some(providers),
      );
      return index < 0 || (!isGiven && isRendered(context, document))
        ? []
        : [
            {
              document,
              pointer: `/spec/accessLogging/${index}`,
              message: `Telemetry ${name} asks for access logs and names no provider, and the mesh has none by default.`,
              params: { name },
              ...(isGiven ? {} : undecided('needs MeshConfig')),
            },
          ];
    });
  },
};
