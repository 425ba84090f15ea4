import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isJsonObject } from './json';
import { StructuralSchema } from './schema';

/** Gives a value the form in which an API server validates it; never changes the value itself. */
type Prepare = (value: Json) => Json;

interface Member {
  prepare: Prepare;
  /** Whether null is a value; otherwise it stands for an absent member. */
  nullable: boolean;
}

function compileMember(schema: StructuralSchema): Member {
  return {
    prepare: compilePrepare(schema),
    nullable: schema.nullable ?? false,
  };
}

/**
 * Compiles what an API server does to a value before it validates it: nulls of fields that are not nullable are dropped,
 * then the defaults of the schema are filled in.
 *
 * @internal
 */
export function compilePrepare(schema: StructuralSchema): Prepare {
  const { properties = {}, additionalProperties, items } = schema;
  const item = items && compilePrepare(items);
  const others =
    typeof additionalProperties === 'object'
      ? compileMember(additionalProperties)
      : undefined;
  const members = new Map<string, Member>();
  const defaults: [string, Json][] = [];
  for (const [name, property] of Object.entries(properties)) {
    const member = compileMember(property);
    members.set(name, member);
    if (property.default !== undefined) {
      defaults.push([name, member.prepare(property.default)]);
    }
  }

  return value => {
    if (Array.isArray(value)) {
      return item ? value.map(item) : value;
    }
    if (!isJsonObject(value)) {
      return value;
    }
    const entries: [string, Json][] = [];
    for (const key of Object.keys(value)) {
      const given = value[key];
      const member = members.get(key) ?? others;
      if (!member) {
        entries.push([key, given]);
      } else if (given !== null || member.nullable) {
        entries.push([key, member.prepare(given)]);
      }
    }
    const prepared = Object.fromEntries(entries);
    const missing = defaults.filter(([name]) => !Object.hasOwn(prepared, name));
    return missing.length > 0
      ? { ...prepared, ...Object.fromEntries(missing) }
      : prepared;
  };
}
