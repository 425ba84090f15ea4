import { isIP } from 'node:net';
import { proxyConfigProblem } from './proxyConfig';

/** What is wrong with the value of an annotation; `null` for nothing. */
type Verdict = string | null;

/** Go's `strconv.ParseBool`. */
const isBool = (value: string) =>
  /^(1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(value);

const isUint = (value: string, max: number) =>
  /^\d{1,10}$/.test(value) && Number(value) <= max;

const isPort = (value: string) => isUint(value.trim(), 65_535);

function isCidr(value: string): boolean {
  const [address, length, ...rest] = value.split('/');
  const version = isIP(address);
  return (
    version !== 0 &&
    rest.length === 0 &&
    length !== undefined &&
    isUint(length, version === 4 ? 32 : 128) &&
    String(Number(length)) === length
  );
}

/** A list of which the empty text is the empty one. */
const eachOf = (value: string, holds: (item: string) => boolean) =>
  value.trim() === '' || value.split(',').every(holds);

const bool = (value: string): Verdict =>
  isBool(value) ? null : 'it is neither true nor false';

const uint = (value: string): Verdict =>
  isUint(value, 4_294_967_295) ? null : 'it is no whole number of 0 or more';

const port = (value: string): Verdict =>
  isPort(value) ? null : 'it is no port number';

const ports = (value: string): Verdict =>
  eachOf(value, isPort) ? null : 'it is no comma list of port numbers';

const ranges = (value: string): Verdict =>
  value === '' || value.split(',').every(isCidr)
    ? null
    : 'it is no comma list of IP ranges such as 10.0.0.0/8';

const orAll =
  (check: (value: string) => Verdict) =>
  (value: string): Verdict =>
    value === '*' ? null : check(value);

const mode = (value: string): Verdict =>
  ['REDIRECT', 'TPROXY', 'NONE'].includes(value)
    ? null
    : 'it is none of REDIRECT, TPROXY and NONE';

/**
 * What the sidecar injector asks of values (Istio 1.29); a Pod that says otherwise is refused.
 *
 * @internal
 */
export const annotationValues: ReadonlyMap<string, (value: string) => Verdict> =
  new Map([
    ['prometheus.istio.io/merge-metrics', bool],
    ['proxy.istio.io/config', proxyConfigProblem],
    ['readiness.status.sidecar.istio.io/failureThreshold', uint],
    ['readiness.status.sidecar.istio.io/initialDelaySeconds', uint],
    ['readiness.status.sidecar.istio.io/periodSeconds', uint],
    ['sidecar.istio.io/interceptionMode', mode],
    ['status.sidecar.istio.io/port', port],
    ['traffic.sidecar.istio.io/excludeInboundPorts', ports],
    ['traffic.sidecar.istio.io/excludeOutboundIPRanges', ranges],
    ['traffic.sidecar.istio.io/excludeOutboundPorts', ports],
    ['traffic.sidecar.istio.io/includeInboundPorts', orAll(ports)],
    ['traffic.sidecar.istio.io/includeOutboundIPRanges', orAll(ranges)],
  ]);
