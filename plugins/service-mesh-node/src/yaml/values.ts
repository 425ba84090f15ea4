import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { MapValue } from './located/mapValue';
import { valueOfPiece } from './pieces';
import { YamlProblem } from './problem';

/** Most values that a text may unfold into, so that a few aliases cannot grow into gigabytes. */
const MAX_VALUES = 1_000_000;

/**
 * Builds plain values from the nodes of one text, given in their order; an alias shares the value of its anchor, and counts
 * as much. Pieces have their value already.
 *
 * @internal
 */
export function valueBuilder(): (node: unknown) => Json {
  const anchors = new Map<string, { value: Json; weight: number }>();
  let weight = 0;
  const weigh = (more: number) => {
    weight += more;
    if (weight > MAX_VALUES) {
      throw new YamlProblem(
        `its aliases unfold into more than ${MAX_VALUES} values`,
      );
    }
  };

  function build(node: unknown): Json {
    const known =
      isMap(node) || isSeq(node) ? valueOfPiece(node.srcToken) : undefined;
    if (known !== undefined) {
      return known;
    }
    const before = weight;
    weigh(1);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) {
        throw new YamlProblem(`the alias *${node.source} has no anchor`);
      }
      weigh(target.weight);
      return target.value;
    }
    const value = buildValue(node);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) {
      anchors.set(node.anchor, { value, weight: weight - before });
    }
    return value;
  }

  function buildValue(node: unknown): Json {
    if (isSeq(node)) {
      return node.items.map(build);
    }
    if (isMap(node)) {
      return buildMap(node.items);
    }
    return isScalar(node) ? ((node.value ?? null) as Json) : null;
  }

  function buildMap(pairs: { key: unknown; value: unknown }[]): Json {
    const map = new MapValue();
    const merged: Json[] = [];
    for (const pair of pairs) {
      const key = build(pair.key);
      const value = build(pair.value);
      if (key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') {
        merged.push(...(Array.isArray(value) ? value : [value]));
      } else {
        const name =
          typeof key === 'object' ? JSON.stringify(key) : String(key);
        if (map.has(name)) {
          throw new YamlProblem(
            `the key '${name.slice(0, 100)}' stands twice in one map`,
          );
        }
        map.set(name, value);
      }
    }
    // What a map says itself wins over what it merges, and the first merged map wins over the later ones.
    for (const source of merged) {
      for (const [name, value] of Object.entries(Object(source) as {})) {
        if (!map.has(name)) {
          weigh(1);
          map.set(name, value as Json);
        }
      }
    }
    return map.done();
  }

  return build;
}
