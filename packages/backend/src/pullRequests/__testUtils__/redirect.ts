import { Socket } from 'node:net';

/**
 * Leads connections to some names of hosts to a port of this machine, for clients whose addresses are fixed.
 *
 * @returns what undoes it
 * @internal
 */
export function redirect(hosts: readonly string[], port: () => number) {
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function redirected(
    this: Socket,
    ...[options, ...rest]: any[]
  ) {
    const to = hosts.includes(options?.host ?? options?.hostname)
      ? { ...options, host: 'localhost', port: port() }
      : options;
    return connect.call(this, to, ...(rest as []));
  } as Socket['connect'];
  return () => {
    Socket.prototype.connect = connect;
  };
}
