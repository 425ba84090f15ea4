import {
  goBoolean,
  isPortSet,
  isRetryCodes,
  isRetryLimit,
  isRetryStatuses,
  isRustRegex,
  linkerdDurationMs,
  outboundProtocol,
} from '.';
import { goDurationNs } from '../kinds';

describe('the texts that Linkerd reads', () => {
  it.each(['5xx', 'gateway-error', '502-504,429', '100', '599', '500-500'])(
    'take %s for statuses to retry on',
    text => expect(isRetryStatuses(text)).toBe(true),
  );

  it.each([
    '',
    '4xx',
    '6xx',
    '600',
    '99',
    '504-502',
    '5xx, 429',
    '5XX',
    '1-2-3',
  ])('do not take %p for statuses to retry on', text =>
    expect(isRetryStatuses(text)).toBe(false),
  );

  it('take gRPC codes of any case without blanks', () => {
    expect(isRetryCodes('unavailable,DEADLINE-EXCEEDED')).toBe(true);
    expect(isRetryCodes('unavailable, internal')).toBe(false);
    expect(isRetryCodes('ok')).toBe(false);
  });

  it('take a limit of 16 bits', () => {
    expect(['0', '3', '65535'].every(isRetryLimit)).toBe(true);
    expect(['', '-1', '65536', '1.5', 'two'].some(isRetryLimit)).toBe(false);
  });

  it.each(['80', '80,443', '8000-8010, 9090', '1-65535'])(
    'take %s for ports',
    text => expect(isPortSet(text)).toBe(true),
  );

  it.each(['0', '65536', '2-1', 'http', '80-', '-80', '1-2-3', '8 0'])(
    'do not take %p for ports',
    text => expect(isPortSet(text)).toBe(false),
  );

  it('take the booleans of Go', () => {
    expect([' true ', 'T', '1'].map(goBoolean)).toEqual([true, true, true]);
    expect(['false', 'F', '0'].map(goBoolean)).toEqual([false, false, false]);
    expect(['', 'yes', 'tRUE'].map(goBoolean)).toEqual([null, null, null]);
  });

  it.each(['/orders/[^/]+', '/a(/b)?', '/a{2,3}', '\\{x\\}', '[{}]', '\\p{L}'])(
    'take %s for a regular expression',
    text => expect(isRustRegex(text)).toBe(true),
  );

  it.each(['/(?=a)', '/(a)\\1', '/orders/{id}', '/[', '(', '*', '{2}'])(
    'do not take %s for a regular expression',
    text => expect(isRustRegex(text)).toBe(false),
  );

  it('take one number and one unit for a duration, and several where Go reads them', () => {
    expect([' 5s ', '0', '2h', '1d'].map(linkerdDurationMs)).toEqual([
      5_000, 0, 7_200_000, 86_400_000,
    ]);
    expect(['1m30s', '5', '-1s', '5S', '1.5s'].map(linkerdDurationMs)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(['1m30s', '1.5h', '-2s', '0', '.5s'].map(goDurationNs)).toEqual([
      90e9, 5400e9, -2e9, 0, 0.5e9,
    ]);
    expect(['', '5', '1d', 's', '1s2'].map(goDurationNs)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('take every protocol but HTTP for opaque TCP', () => {
    expect(
      ['HTTP', 'kubernetes.io/h2c', 'grpc', 'https', 'linkerd.io/opaque'].map(
        outboundProtocol,
      ),
    ).toEqual(['HTTP/1', 'HTTP/2', 'opaque', 'opaque', 'opaque']);
  });
});
