import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf, ruleName } from '../documents';

/**
 * A rule without a match takes every request: the rules behind it are dead.
 *
 * @internal
 */
export const unreachableRoute: Rule = {
  code: 'traffic/unreachable-route',
  title: 'No rule stands behind one that matches everything',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Istio tries the rules of a VirtualService in order and stops at the first that matches; a rule without a match takes every request (istioctl IST0130).',
  equivalents: ['IST0130'],
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document =>
      ['http', 'tcp'].flatMap(protocol => {
        const rules = items(members(document.object.spec)[protocol]);
        const index = rules.findIndex(rule => items(rule.match).length === 0);
        const behind = rules.length - 1 - index;
        if (index < 0 || behind === 0) {
          return [];
        }
        const { name } = identityOf(document.object);
        return [
          {
            document,
            pointer: `/spec/${protocol}/${index}`,
            message: `Rule ${ruleName(
              rules[index],
              index,
            )} of VirtualService ${name} matches every request, so that ${
              behind === 1
                ? 'the rule behind it is'
                : `the ${behind} rules behind it are`
            } never reached.`,
            params: { name, rule: index + 1, unreachable: behind },
            related: [{ document, pointer: `/spec/${protocol}/${index + 1}` }],
          },
        ];
      }),
    );
  },
};
