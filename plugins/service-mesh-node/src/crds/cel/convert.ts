import { CelInput } from '@bufbuild/cel';
import { create } from '@bufbuild/protobuf';
import { DurationSchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isJsonObject } from '../json';
import { StructuralSchema } from '../schema';

const NANOSECONDS: Record<string, number> = {
  h: 3_600e9,
  m: 60e9,
  s: 1e9,
  ms: 1e6,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ns: 1,
};

function duration(text: string): CelInput {
  const sign = text.startsWith('-') ? -1 : 1;
  const parts = [...text.matchAll(/([\d.]+)(h|ms|m|s|us|µs|μs|ns)/g)];
  const total = parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * NANOSECONDS[unit],
    0,
  );
  return create(DurationSchema, {
    seconds: BigInt(sign * Math.trunc(total / 1e9)),
    nanos: sign * Math.round(total % 1e9),
  });
}

function convertString(text: string, format?: string): CelInput {
  switch (format) {
    case 'byte':
      return new Uint8Array(Buffer.from(text, 'base64'));
    case 'duration':
      return duration(text);
    case 'date':
    case 'date-time':
    case 'datetime': {
      const time = Date.parse(text);
      return Number.isNaN(time) ? text : timestampFromMs(time);
    }
    default:
      return text;
  }
}

/**
 * Gives a scalar the CEL type that its schema asks for: whole numbers are `int` unless the schema says `number`.
 *
 * @internal
 */
export function convertScalar(
  value: null | boolean | number | string,
  schema: StructuralSchema,
): CelInput {
  if (typeof value === 'number') {
    return Number.isInteger(value) && schema.type !== 'number'
      ? BigInt(value)
      : value;
  }
  return typeof value === 'string'
    ? convertString(value, schema.format)
    : value;
}

/**
 * Gives a value that no schema describes to CEL.
 *
 * @internal
 */
export function convertOpen(value: Json): CelInput {
  if (Array.isArray(value)) {
    return value.map(convertOpen);
  }
  return isJsonObject(value)
    ? new Map(Object.keys(value).map(key => [key, convertOpen(value[key])]))
    : convertScalar(value, {});
}
