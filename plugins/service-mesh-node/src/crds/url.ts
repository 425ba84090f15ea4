import { parseIp } from './ip';

/**
 * The parts of a URL, as they are written.
 *
 * @internal
 */
export interface Url {
  scheme: string;
  /** Host and port. */
  host: string;
  hostname: string;
  port: string;
  path: string;
  query: string;
}

const BROKEN_ESCAPE = /%(?![0-9a-fA-F]{2})/;
const USER = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
/** Host names may escape only what is not ASCII. */
const HOSTNAME =
  /^([A-Za-z0-9\-._~!$&'()*+,;=<>"\u0080-\uffff]|%[89a-fA-F][0-9a-fA-F])*$/;

const hasControls = (text: string) =>
  [...text].some(char => char < ' ' || char === '\u007f');

function isHostname(hostname: string): boolean {
  const [, literal] = /^\[([^\]%]*)(?:%25[^\]]+)?\]$/.exec(hostname) ?? [];
  return literal === undefined
    ? HOSTNAME.test(hostname)
    : parseIp(literal)?.family === 6;
}

/** Splits `user@host:port`; undefined where Go finds a fault in it. */
function splitAuthority(
  authority: string,
): Pick<Url, 'host' | 'hostname' | 'port'> | undefined {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  const host = authority.slice(at + 1);
  const [, port = ''] = /:(\d*)$/.exec(host) ?? [];
  const hostname = host.replace(/:\d*$/, '');
  return USER.test(user) && !BROKEN_ESCAPE.test(user) && isHostname(hostname)
    ? { host, hostname: hostname.replace(/^\[|\]$/g, ''), port }
    : undefined;
}

/**
 * Reads an absolute URL or an absolute path, as strictly as Go's `url.ParseRequestURI`.
 *
 * @internal
 */
export function parseUrl(text: string): Url | undefined {
  const [, scheme = '', rest = ''] =
    /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(.*)$/s.exec(text) ?? [];
  const [, authority = '', path = '', query = ''] =
    /^(?:\/\/([^/?]*))?([^?]*)(?:\?(.*))?$/s.exec(rest) ?? [];
  if (!rest.startsWith('/') || hasControls(text) || BROKEN_ESCAPE.test(path)) {
    return undefined;
  }
  const parts = splitAuthority(authority);
  return parts && { scheme: scheme.toLowerCase(), ...parts, path, query };
}
