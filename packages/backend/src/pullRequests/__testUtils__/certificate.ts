import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/**
 * A key and a certificate for some names of hosts that this process trusts from now on.
 *
 * @internal
 */
export function trustedCertificate(hosts: readonly string[]): {
  key: string;
  cert: string;
} {
  const names = hosts.map(host => `DNS:${host}`).join(',');
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [keyFile, certFile] = ['key', 'cert'].map(name => join(folder, name));
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
      ...['-subj', '/CN=test', '-addext', `subjectAltName=${names}`],
      ...['-keyout', keyFile, '-out', certFile],
    ],
    { stdio: 'pipe' },
  );
  const [key, cert] = [keyFile, certFile].map(file =>
    readFileSync(file, 'utf8'),
  );
  rmSync(folder, { recursive: true });
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  return { key, cert };
}
