import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, labels, members, strings, textOf } from '../../lenient';
import { perContext } from './perContext';

/**
 * A webhook of Istio that is registered with the API server.
 *
 * @internal
 */
export interface WebhookView {
  document: ManifestDocument;
  pointer: JsonPointer;
  name: string;
  clientConfig: JsonObject;
  namespaceSelector: JsonObject;
  objectSelector: JsonObject;
}

/** Ends the names of the webhooks of Istio (1.29). */
const OF_ISTIO = /(^|\.)istio\.io$/;

function webhooks(document: ManifestDocument): WebhookView[] {
  return items(members(document.object).webhooks).flatMap((webhook, index) => {
    const { name } = webhook;
    return typeof name === 'string' && OF_ISTIO.test(name)
      ? {
          document,
          pointer: `/webhooks/${index}`,
          name,
          clientConfig: members(webhook.clientConfig),
          namespaceSelector: members(webhook.namespaceSelector),
          objectSelector: members(webhook.objectSelector),
        }
      : [];
  });
}

/**
 * The webhooks that inject sidecars: all that Istio has for changing objects.
 *
 * @internal
 */
export const injectionWebhooksOf = perContext<readonly WebhookView[]>(
  ({ ofKind }) => ofKind('MutatingWebhookConfiguration').flatMap(webhooks),
);

/**
 * All webhooks of Istio: those that inject, and those that judge its objects.
 *
 * @internal
 */
export const istioWebhooksOf = perContext<readonly WebhookView[]>(
  ({ ofKind }) =>
    ofKind(
      'MutatingWebhookConfiguration',
      'ValidatingWebhookConfiguration',
    ).flatMap(webhooks),
);

/** What a selector asks of one label. */
interface Wish {
  /** Values that will do; absent where any will. */
  among?: string[];
  /** Values that will not do. */
  not: string[];
  present?: boolean;
  absent?: boolean;
}

function wishesOf(selector: JsonObject): Map<string, Wish> {
  const wishes = new Map<string, Wish>();
  const wish = (key: unknown): Wish => {
    const known = wishes.get(textOf(key)) ?? { not: [] };
    wishes.set(textOf(key), known);
    return known;
  };
  const allow = (on: Wish, values: string[]) => {
    on.present = true;
    on.among = on.among?.filter(value => values.includes(value)) ?? values;
  };
  for (const [key, value] of Object.entries(labels(selector.matchLabels))) {
    allow(wish(key), [value]);
  }
  for (const { key, operator, values } of items(selector.matchExpressions)) {
    const on = wish(key);
    switch (operator) {
      case 'In':
        allow(on, strings(values));
        break;
      case 'NotIn':
        on.not.push(...strings(values));
        break;
      case 'Exists':
        on.present = true;
        break;
      case 'DoesNotExist':
        on.absent = true;
        break;
      default:
    }
  }
  return wishes;
}

function canHold(wish: Wish): boolean {
  const { among, not, present, absent } = wish;
  if (present && absent) {
    return false;
  }
  return among === undefined || among.some(value => !not.includes(value));
}

/**
 * Whether some labels fit all of some selectors (Kubernetes: LabelSelector).
 *
 * @internal
 */
export function canFit(...selectors: JsonObject[]): boolean {
  const all: JsonObject = {
    matchExpressions: selectors.flatMap(selector => [
      ...Object.entries(labels(selector.matchLabels)).map(([key, value]) => ({
        key,
        operator: 'In',
        values: [value],
      })),
      ...items(selector.matchExpressions),
    ]),
  };
  return [...wishesOf(all).values()].every(canHold);
}

/**
 * Whether labels fit a selector.
 *
 * @internal
 */
export function fits(
  selector: JsonObject,
  actual: Record<string, string>,
): boolean {
  return [...wishesOf(selector)].every(([key, wish]) => {
    const value = Object.hasOwn(actual, key) ? actual[key] : undefined;
    return value === undefined
      ? !wish.present && canHold(wish)
      : !wish.absent &&
          !wish.not.includes(value) &&
          (wish.among === undefined || wish.among.includes(value));
  });
}
