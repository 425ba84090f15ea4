import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  Document,
  Node as YamlNode,
  Pair,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { Composed } from './composed';
import { MapValue } from './mapValue';
import { Node, nodeOf } from './node';
import { isOldBoolean, resolveKey, resolvePlain } from './plainScalar';

/**
 * Deepest nesting that is followed.
 *
 * @internal
 */
export const MAX_DEPTH = 100;

/** Whether a value is the key `<<` of a merge, written plainly. */
const isMerge = (key: unknown) =>
  isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN;

/** Turns a parsed document into nodes. */
class Composer implements Omit<Composed, 'root'> {
  readonly duplicates: Composed['duplicates'] = [];
  readonly oldBooleans: Composed['oldBooleans'] = [];
  hasComplexKeys = false;
  readonly #anchors = new Map<string, YamlNode>();
  #values = 0;

  constructor(
    private readonly text: string,
    private readonly base: number,
    private readonly maxValues: number,
  ) {}

  visit(yaml: unknown, fallback: number, depth: number): Node {
    this.#values += 1;
    if (this.#values > this.maxValues) {
      throw new Error(`it unfolds into more than ${this.maxValues} values`);
    }
    if (depth > MAX_DEPTH) {
      throw new Error(`it is nested deeper than ${MAX_DEPTH} levels`);
    }
    if (!isNode(yaml)) {
      return nodeOf(null, fallback, fallback);
    }
    if (isAlias(yaml)) {
      return this.#alias(yaml, depth);
    }
    if (yaml.anchor) {
      this.#anchors.set(yaml.anchor, yaml);
    }
    if (isScalar(yaml)) {
      return this.#scalar(yaml);
    }
    return isMap(yaml)
      ? this.#map(yaml, depth)
      : this.#list(yaml as YAMLSeq, depth);
  }

  #place(yaml: YamlNode): [number, number] {
    const [start, end] = yaml.range ?? [0, 0];
    return [start + this.base, end + this.base];
  }

  #alias(yaml: Alias, depth: number): Node {
    const target = this.#anchors.get(yaml.source);
    if (!target) {
      throw new Error(`the anchor '${yaml.source}' is not known`);
    }
    const [start, end] = this.#place(yaml);
    return { ...this.visit(target, start, depth + 1), start, end };
  }

  #scalar(yaml: Scalar): Node {
    const [start, end] = this.#place(yaml);
    if (yaml.type !== Scalar.PLAIN || yaml.tag) {
      const { value } = yaml;
      return nodeOf(
        value === null || ['string', 'boolean', 'number'].includes(typeof value)
          ? (value as Json)
          : String(value),
        start,
        end,
      );
    }
    const word = yaml.source ?? '';
    if (isOldBoolean(word)) {
      this.oldBooleans.push({ word, isKey: false, at: [start, end] });
    }
    return nodeOf(resolvePlain(word), start, end);
  }

  #key(key: unknown): { name: string; at: [number, number] } {
    if (!isScalar(key)) {
      this.hasComplexKeys = true;
    }
    const at: [number, number] = isNode(key) ? this.#place(key) : [0, 0];
    if (isScalar(key) && key.type === Scalar.PLAIN) {
      const word = key.source ?? '';
      if (isOldBoolean(word)) {
        this.oldBooleans.push({ word, isKey: true, at });
      }
      return { name: resolveKey(word), at };
    }
    return { name: isScalar(key) ? String(key.value) : String(key), at };
  }

  #map(yaml: YAMLMap, depth: number): Node {
    const [start, end] = this.#place(yaml);
    const value = new MapValue();
    const children: Node[] = [];
    const own = new Set<string>();
    const add = (name: string, at: [number, number], child: Node) => {
      const [keyStart, keyEnd] = at;
      children.push({ ...child, key: name, keyStart, keyEnd });
      value.set(name, child.value);
    };
    const pairs = yaml.items as Pair<unknown, unknown>[];
    for (const { key, value: merged } of pairs.filter(p => isMerge(p.key))) {
      for (const child of this.#merged(key, merged, depth)) {
        if (child.key !== null && !value.has(child.key)) {
          add(child.key, [child.start, child.end], child);
        }
      }
    }
    for (const pair of pairs.filter(p => !isMerge(p.key))) {
      const { name, at } = this.#key(pair.key);
      if (own.has(name)) {
        this.duplicates.push({ key: name, at });
      }
      own.add(name);
      add(name, at, this.visit(pair.value, at[1], depth + 1));
    }
    return nodeOf(value.done(), start, end, children);
  }

  /** What `<<` brings into a mapping: the first of several sources wins. */
  #merged(key: unknown, source: unknown, depth: number): readonly Node[] {
    const [, fallback] = this.#place(key as YamlNode);
    const { value, children } = this.visit(source, fallback, depth + 1);
    return Array.isArray(value)
      ? (children ?? []).flatMap(item => item.children ?? [])
      : children ?? [];
  }

  #list(yaml: YAMLSeq, depth: number): Node {
    const [start, end] = this.#place(yaml);
    const children = yaml.items.map(item =>
      this.visit(this.#colonAtEnd(item) ?? item, start, depth + 1),
    );
    const value = children.map(child => child.value);
    return nodeOf(value, start, end, children);
  }

  /** `[fd00::]`: go-yaml reads text that ends with a colon where YAML has a mapping with one empty value. */
  #colonAtEnd(item: unknown): Scalar | undefined {
    if (!isMap(item) || !item.flow || item.items.length !== 1) {
      return undefined;
    }
    const [start, end] = item.range ?? [0, 0];
    const source = this.text.slice(start, end).trimEnd();
    if (source.startsWith('{') || !source.endsWith(':')) {
      return undefined;
    }
    const scalar = new Scalar(source);
    scalar.type = Scalar.QUOTE_DOUBLE;
    scalar.range = [start, end, end];
    return scalar;
  }
}

/**
 * Turns a parsed document into JSON without losing where its values stand.
 *
 * @param text - the text of the document
 * @param base - where it begins in its file
 * @throws Error where aliases or nesting go beyond any real manifest.
 * @internal
 */
export function compose(
  document: Document,
  text: string,
  base: number,
  maxValues: number,
): Composed {
  const composer = new Composer(text, base, maxValues);
  const root = composer.visit(document.contents, base, 0);
  const { duplicates, oldBooleans, hasComplexKeys } = composer;
  return { root, duplicates, oldBooleans, hasComplexKeys };
}
