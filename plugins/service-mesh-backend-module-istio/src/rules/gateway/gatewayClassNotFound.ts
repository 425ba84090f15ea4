import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { GatewayApiGateway } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { perContext } from '../view';

/** Classes that istiod makes for itself (Istio 1.29). */
const OF_ISTIO = ['istio', 'istio-east-west', 'istio-remote', 'istio-waypoint'];

const classes = perContext(
  ({ ofKind }) =>
    new Set(
      ofKind('GatewayClass').map(({ object }) => identityOf(object).name),
    ),
);

/**
 * A Gateway that nobody makes.
 *
 * @internal
 */
export const gatewayClassNotFound: Rule = {
  code: 'gateway-api/class-not-found',
  title: 'The class of a Gateway exists',
  severity: 'error',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A Gateway is made by the controller of its GatewayClass; of a class that does not exist, none makes it, and its status waits for ever (Gateway API 1.0: Gateway.spec.gatewayClassName). Istio brings the classes istio, istio-remote, istio-waypoint and istio-east-west; other classes come with their controllers, so that the input alone does not tell.',
  equivalents: ['KIA1504'],
  example: {
    bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: isito
  listeners: [{ name: web, port: 80, protocol: HTTP }]
`,
    good: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: web, port: 80, protocol: HTTP }]
`,
    facts: { closedWorld: true },
  },
  check: context =>
    documentsOf(context, GatewayApiGateway).flatMap(document => {
      const { name } = identityOf(document.object);
      const { gatewayClassName: wanted } = members(document.object.spec);
      return typeof wanted !== 'string' ||
        OF_ISTIO.includes(wanted) ||
        classes(context).has(wanted)
        ? []
        : [
            {
              document,
              pointer: '/spec/gatewayClassName',
              message: `Gateway ${name} is of class '${wanted}', which ${
                context.closedWorld ? 'does not exist' : 'nothing here declares'
              }.`,
              params: { name, class: wanted },
              ...(context.closedWorld
                ? {}
                : undecided(`needs the GatewayClass '${wanted}'`)),
            },
          ];
    }),
};
