import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  AuthorizationPolicy,
  RequestAuthentication,
  Telemetry,
} from '../../kinds';
import { documentsOf, identityOf, KindName } from '../documents';
import { WasmPlugin } from '../kindNames';
import { hasTargets, selectorOf } from '../selection';
import { perContext, selectedWorkloads, Workload } from '../view';

/** The label of the Pods that Istio makes for a Gateway of the Gateway API. */
const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

const kinds: readonly KindName[] = [
  AuthorizationPolicy,
  RequestAuthentication,
  Telemetry,
  WasmPlugin,
];

const known = perContext(
  () => new Map<readonly Workload[], Workload | undefined>(),
);

/** The first of workloads that is a Gateway. */
function ofGateway(context: RuleContext, workloads: readonly Workload[]) {
  if (!known(context).has(workloads)) {
    known(context).set(
      workloads,
      workloads.find(({ labels }) => labels[GATEWAY_NAME] !== undefined),
    );
  }
  return known(context).get(workloads);
}

/**
 * A policy that means a Gateway by the labels of its Pods.
 *
 * @internal
 */
export const selectorOnGateway: Rule = {
  code: 'istio/selector-on-gateway',
  title: 'Policies attach to a Gateway by name',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A waypoint passes over selectors, and another Gateway of the Gateway API heeds them only while istiod is not told otherwise (PILOT_ENABLE_SELECTOR_BASED_K8S_GATEWAY_POLICY); targetRefs hold in any case (Istio 1.22; istioctl IST0166).',
  equivalents: ['IST0166'],
  example: {
    bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: public, namespace: ingress }
spec:
  selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: public } }
  tracing: [{ randomSamplingPercentage: 10 }]
`,
    good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: public, namespace: ingress }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: public }]
  tracing: [{ randomSamplingPercentage: 10 }]
`,
  },
  check: context =>
    kinds.flatMap(kind =>
      documentsOf(context, kind).flatMap(document => {
        const selector = selectorOf(document);
        if (hasTargets(document) || Object.keys(selector).length === 0) {
          return [];
        }
        const { name, namespace } = identityOf(document.object);
        const pods = ofGateway(
          context,
          selectedWorkloads(context, namespace, selector),
        );
        const gateway = selector[GATEWAY_NAME] ?? pods?.labels[GATEWAY_NAME];
        return gateway === undefined
          ? []
          : [
              {
                document,
                pointer: '/spec/selector',
                message: `${kind.kind} ${name} selects Pods of Gateway '${gateway}' by label; name the Gateway in targetRefs.`,
                params: { kind: kind.kind, name, gateway },
                ...(pods
                  ? {
                      related: [
                        {
                          document: pods.document,
                          pointer: `${pods.template}/metadata/labels`,
                        },
                      ],
                    }
                  : {}),
              },
            ];
      }),
    ),
};
