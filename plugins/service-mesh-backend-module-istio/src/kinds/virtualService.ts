import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { destination, httpRoute } from './httpRoute';

const strings = z.array(z.string());

const connectionMatch = {
  destinationSubnets: strings.optional(),
  gateways: strings.optional(),
  port: z.int().optional(),
  sourceLabels: z.record(z.string(), z.string()).optional(),
  sourceNamespace: z.string().optional(),
};

const weightedDestinations = z
  .array(z.strictObject({ destination, weight: z.int().optional() }))
  .optional();

/**
 * How requests to a host are matched, treated and sent on.
 *
 * @internal
 */
export const VirtualService = defineKind({
  apiVersion: 'networking.istio.io/v1',
  alsoServed: ['networking.istio.io/v1beta1', 'networking.istio.io/v1alpha3'],
  kind: 'VirtualService',
  spec: z.strictObject({
    exportTo: strings.optional(),
    gateways: strings.optional(),
    hosts: strings.optional(),
    http: z.array(httpRoute).optional(),
    tcp: z
      .array(
        z.strictObject({
          match: z
            .array(
              z.strictObject({
                ...connectionMatch,
                sourceSubnet: z.string().optional(),
              }),
            )
            .optional(),
          route: weightedDestinations,
        }),
      )
      .optional(),
    tls: z
      .array(
        z.strictObject({
          match: z.array(
            z.strictObject({ ...connectionMatch, sniHosts: strings }),
          ),
          route: weightedDestinations,
        }),
      )
      .optional(),
  }),
});
