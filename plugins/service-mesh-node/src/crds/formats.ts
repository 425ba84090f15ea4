import { parseCidr, parseIp } from './ip';

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME =
  /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([zZ]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** A Go duration, or a count of longer units such as `2 weeks`. */
const DURATION =
  /^([+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)|\d+ ?[a-z]+)$/;
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function isDateTime(text: string): boolean {
  return (
    DATE.test(text.slice(0, 10)) &&
    /^[Tt]/.test(text.slice(10)) &&
    TIME.test(text.slice(11))
  );
}

/**
 * The formats of strings that an API server checks; it ignores others.
 *
 * @internal
 */
export const stringFormats: ReadonlyMap<string, (text: string) => boolean> =
  new Map([
    ['date-time', isDateTime],
    ['datetime', isDateTime],
    ['date', text => DATE.test(text)],
    ['duration', text => DURATION.test(text)],
    ['byte', text => BASE64.test(text)],
    ['ipv4', text => parseIp(text)?.family === 4],
    ['ipv6', text => parseIp(text)?.family === 6],
    ['cidr', text => parseCidr(text) !== undefined],
    [
      'uuid',
      text =>
        /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(
          text,
        ),
    ],
  ]);

/**
 * The formats of integers, as the numbers that fit. An API server lets others pass (Kubernetes 1.32), and whoever reads the
 * object into a typed value cannot.
 *
 * @internal
 */
export const integerFormats: ReadonlyMap<string, [number, number]> = new Map([
  ['int32', [-(2 ** 31), 2 ** 31 - 1]],
  ['int64', [-(2 ** 63), 2 ** 63]],
]);
