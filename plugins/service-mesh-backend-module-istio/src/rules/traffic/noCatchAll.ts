import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, httpRules, identityOf, isForMesh } from '../documents';

/** Whether some match of a rule is met by every request: `uri.prefix: /` and nothing else. */
function matchesEverything(rule: JsonObject): boolean {
  const matches = items(rule.match);
  return (
    matches.length === 0 ||
    matches.some(match => {
      const conditions = Object.keys(match).filter(key => key !== 'name');
      return conditions.every(
        key => key === 'uri' && members(match.uri).prefix === '/',
      );
    })
  );
}

/**
 * A VirtualService for calls inside the mesh ends with a rule for everything else.
 *
 * @internal
 */
export const noCatchAll: Rule = {
  code: 'traffic/no-catch-all',
  title: 'A VirtualService ends with a catch-all',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'A request that no rule of a VirtualService matches is answered with 404, even if the service would have answered it: health, metrics and OPTIONS are seldom in a definition (Istio, traffic management best practices).',
  equivalents: [],
  check(context) {
    return documentsOf(context, VirtualService)
      .filter(isForMesh)
      .flatMap(document => {
        const rules = httpRules(document);
        if (rules.length === 0 || rules.some(matchesEverything)) {
          return [];
        }
        const { name } = identityOf(document.object);
        return [
          {
            document,
            pointer: `/spec/http/${rules.length - 1}/match`,
            message: `VirtualService ${name} answers 404 to requests that none of its rules match. Add a last rule without a match.`,
            params: { name },
          },
        ];
      });
  },
};
