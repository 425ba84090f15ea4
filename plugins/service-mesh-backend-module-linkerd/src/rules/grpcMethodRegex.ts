import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { grpcRoute } from '../kinds';
import { meshRules, readAll } from '../read';

/**
 * A GRPCRoute that compares methods by a regular expression.
 *
 * @internal
 */
export const grpcMethodRegex: Rule = {
  code: 'linkerd/grpc-method-regex',
  title: 'GRPCRoutes compare methods exactly',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: 'The webhook refuses a GRPCRoute whose method is a regular expression (Linkerd 2.18, policy controller).',
  equivalents: [],
  check: ({ documents }) =>
    meshRules(readAll(grpcRoute, documents)).flatMap(({ route, rule, path }) =>
      (rule.matches ?? []).flatMap(({ method }, index) =>
        typeof method === 'object' && method.type === 'RegularExpression'
          ? [
              {
                document: route,
                pointer: toPointer([
                  ...path,
                  'matches',
                  index,
                  'method',
                  'type',
                ]),
                message: `GRPCRoute '${route.object.metadata.name}' is refused: its method is a regular expression; name the service and method, one match for each.`,
              },
            ]
          : [],
      ),
    ),
};
