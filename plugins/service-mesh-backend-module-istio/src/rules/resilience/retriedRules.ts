import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { members } from '../../lenient';
import {
  documentsOf,
  httpRules,
  identityOf,
  ruleName,
  titleOf,
} from '../documents';

/**
 * An HTTP rule of a VirtualService that has retries.
 *
 * @internal
 */
export interface RetriedRule {
  document: ManifestDocument;
  rule: JsonObject;
  index: number;
  /** Retries after the first try; more than none. */
  attempts: number;
  /** When there is one; `null` for the default of the mesh. */
  conditions: string[] | null;
  retries: JsonObject;
  /** The rule in words. */
  title: string;
  params: { name: string; rule: number };
}

/**
 * The HTTP rules that have retries. `attempts` counts them without the first try, and none is said by leaving it out (Istio
 * 1.29: HTTPRetry).
 *
 * @internal
 */
export function retriedRules(context: RuleContext): RetriedRule[] {
  return documentsOf(context, VirtualService).flatMap(document =>
    httpRules(document).flatMap((rule, index) => {
      const retries = members(rule.retries);
      const { attempts, retryOn } = retries;
      if (typeof attempts !== 'number' || attempts <= 0) {
        return [];
      }
      const { name } = identityOf(document.object);
      return [
        {
          document,
          rule,
          index,
          attempts,
          conditions:
            typeof retryOn === 'string' && retryOn
              ? retryOn.split(',').map(condition => condition.trim())
              : null,
          retries,
          title: `Rule ${ruleName(rule, index)} of ${titleOf(document)}`,
          params: { name, rule: index + 1 },
        },
      ];
    }),
  );
}
