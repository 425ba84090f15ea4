import { SUPPRESS_ANNOTATION } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { object } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { mtlsNotStrict } from './mtlsNotStrict';
import { permissiveTooLong } from './permissiveTooLong';

const entry = (until?: string) =>
  `{ code: security/mtls-not-strict, reason: migration${
    until ? `, until: '${until}'` : ''
  } }`;

function peer(mode: string, ...entries: string[]) {
  return object(
    'PeerAuthentication',
    'default',
    { mtls: { mode } },
    { annotations: { [SUPPRESS_ANNOTATION]: `[${entries.join(', ')}]` } },
  );
}

const found = (accepted: ReturnType<typeof peer>, today: string | null) =>
  hits(permissiveTooLong, [accepted], undefined, { today });

describe('security/permissive-too-long', () => {
  const accepted = peer('PERMISSIVE', entry('2026-01-31'));

  it('finds PERMISSIVE after the day until which it was accepted', () => {
    expect(found(accepted, '2026-02-01')).toMatchObject([
      { pointer: '/spec/mtls/mode', params: { until: '2026-01-31' } },
    ]);
  });

  it('is silent up to that day, and where the date is not known', () => {
    expect(found(accepted, '2026-01-31')).toEqual([]);
    expect(found(accepted, null)).toEqual([]);
  });

  it('is silent where another entry holds, or none ends', () => {
    const twice = peer('PERMISSIVE', entry('2026-01-31'), entry('2026-03-31'));

    expect(found(twice, '2026-02-01')).toEqual([]);
    expect(found(peer('PERMISSIVE', entry()), '2026-02-01')).toEqual([]);
    expect(found(peer('PERMISSIVE'), '2026-02-01')).toEqual([]);
  });

  it('is silent about STRICT', () => {
    expect(found(peer('STRICT', entry('2026-01-31')), '2026-02-01')).toEqual(
      [],
    );
  });

  it('says alone that plaintext is accepted', () => {
    const count = (today: string) =>
      hits(mtlsNotStrict, [accepted], undefined, { today }).length;

    expect(count('2026-01-31')).toBe(1);
    expect(count('2026-02-01')).toBe(0);
  });
});
