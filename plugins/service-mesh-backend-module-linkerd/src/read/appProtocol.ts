/**
 * How a client's proxy treats a port of a Service with this `appProtocol`: every value but four is opaque TCP, `grpc` and
 * `https` too (Linkerd 2.18, policy controller).
 *
 * @internal
 */
export function outboundProtocol(
  appProtocol: string,
): 'HTTP/1' | 'HTTP/2' | 'opaque' {
  switch (appProtocol.toLowerCase()) {
    case 'http':
      return 'HTTP/1';
    case 'kubernetes.io/h2c':
      return 'HTTP/2';
    default:
      return 'opaque';
  }
}

/**
 * Whether somebody who writes this `appProtocol` asks for opaque TCP.
 *
 * @internal
 */
export function asksForOpaque(appProtocol: string): boolean {
  return ['linkerd.io/opaque', 'linkerd.io/tcp'].includes(
    appProtocol.toLowerCase(),
  );
}
