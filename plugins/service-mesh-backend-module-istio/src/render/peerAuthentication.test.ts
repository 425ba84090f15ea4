import { defaultInput } from '../testUtils/inputs';
import { rendered, sidecarTarget } from '../testUtils/rendered';
import { renderServiceBundle } from './serviceBundle';

const strict = defaultInput();
const range = defaultInput({
  policy: { 'security.callers.additional': [{ cidr: '10.0.0.0/8' }] },
});
const kinds = (input: typeof strict) => rendered(input).map(({ kind }) => kind);

describe('plaintext', () => {
  it('is refused where the service enforces', () => {
    expect(kinds(strict)).toContain('PeerAuthentication');
  });

  it('is left to the policy about callers where some are known by their address', () => {
    expect(kinds(range)).not.toContain('PeerAuthentication');
    expect(kinds(range)).toContain('AuthorizationPolicy');
    expect(renderServiceBundle(range, sidecarTarget()).losses).toMatchObject([
      { leaf: 'security.mtls', scope: { callers: ['10.0.0.0/8'] } },
    ]);
  });
});
