import {
  Request,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A verdict in a few lines for people.
 *
 * @internal
 */
export function formatVerdict(
  { caller, method, path, to }: Request,
  { decision, by, route, timeout, retries }: Verdict,
): string {
  const who = caller ?? 'plaintext';
  const name =
    by && `${by.kind} ${by.namespace ? `${by.namespace}/` : ''}${by.name}`;
  const lines: [string, string | null][] = [
    ['by', name ?? 'no object: nothing restricts it'],
    ['route', route],
    ['timeout', timeout === null ? null : `${timeout} ms`],
    [
      'retries',
      retries &&
        `${retries.attempts}${
          retries.on.length ? ` on ${retries.on.join(', ')}` : ''
        }`,
    ],
  ];
  return [
    `${decision}: ${who} ${method} ${path} to ${to.host}:${to.port}`,
    ...lines.flatMap(([key, value]) =>
      value === null ? [] : [`  ${key.padEnd(8)} ${value}`],
    ),
  ]
    .map(line => `${line.replace(/\p{Cc}/gu, '?')}\n`)
    .join('');
}
