import { members, say, textOf } from '../../lenient';
import { admissionRule, when } from './admission';
import { placesAt } from './at';
import { isSet, isText } from './set';

const KINDS = new Set([
  '/Service',
  'networking.istio.io/ServiceEntry',
  'gateway.networking.k8s.io/Gateway',
  'gateway.networking.k8s.io/GatewayClass',
]);

/**
 * Policies attach to what policies can attach to.
 *
 * @internal
 */
export const targetRefKind = admissionRule({
  code: 'schema/target-ref-kind',
  title: 'Policies attach in one way, to kinds that take them',
  why: 'istiod takes policies for a Service, a ServiceEntry, a Gateway and a GatewayClass of the Gateway API, in their own groups, and refuses others (Istio 1.29).',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  targetRefs: [{ kind: Deployment, group: apps, name: orders }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  targetRefs: [{ kind: Service, name: orders }]
`,
  },
  of: {
    extensions: ['WasmPlugin', 'TrafficExtension'],
    networking: ['EnvoyFilter'],
    security: ['AuthorizationPolicy', 'RequestAuthentication'],
    telemetry: ['Telemetry'],
  },
  problems(spec) {
    const ways = ['selector', 'targetRef', 'targetRefs'].filter(name =>
      isSet(spec[name]),
    );
    const refs = [
      ...placesAt(spec, 'targetRef'),
      ...placesAt(spec, 'targetRefs.*'),
    ];
    return [
      ...when(
        ways.length > 1,
        `/${ways[1]}`,
        say`attaches in more than one way: ${ways.join(' and ')}`,
      ),
      ...refs.flatMap(({ value, at }) =>
        when(
          isText(members(value).namespace),
          `${at}/namespace`,
          'attaches to an object of a namespace that it names; it is always its own',
        ),
      ),
      ...refs.flatMap(({ value, at }) => {
        const { kind, group } = members(value);
        const key = `${textOf(group)}/${textOf(kind)}`;
        return when(
          typeof kind === 'string' && !KINDS.has(key.replace(/^core\//, '/')),
          at,
          say`attaches to ${kind}${
            group ? say` of ${group}` : ''
          }, which takes no policy`,
        );
      }),
    ];
  },
});
