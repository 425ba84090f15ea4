import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { goDurationMs } from '../../duration';
import { VirtualService } from '../../kinds';
import { items } from '../../lenient';
import {
  documentsOf,
  httpRules,
  identityOf,
  ruleName,
  titleOf,
} from '../documents';
import { operationsOfMatch } from '../view';

/**
 * A stream has no timeout, which would end a healthy one.
 *
 * @internal
 */
export const timeoutOnStream: Rule = {
  code: 'resilience/timeout-on-stream',
  title: 'Streams have no timeout',
  severity: 'error',
  layer: 'practice',
  consequence: 'risky',
  why: 'The timeout of a route counts until the answer is complete. That of a stream is not until somebody ends it, so that a healthy one is cut (Istio 1.29: HTTPRoute.timeout).',
  equivalents: [],
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document =>
      httpRules(document).flatMap((rule, index) => {
        const stream = items(rule.match)
          .flatMap((_, position) =>
            operationsOfMatch(context, document, index, position),
          )
          .find(({ streaming }) => streaming);
        if (!stream || !goDurationMs(rule.timeout)) {
          return [];
        }
        const { name } = identityOf(document.object);
        return [
          {
            document,
            pointer: `/spec/http/${index}/timeout`,
            message: `Rule ${ruleName(rule, index)} of ${titleOf(
              document,
            )} ends the stream ${stream.id} after ${rule.timeout}.`,
            params: { name, rule: index + 1, operation: stream.id },
          },
        ];
      }),
    );
  },
};
