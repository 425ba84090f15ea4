import { securityObject } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { negativeMatchInAllow } from './negativeMatchInAllow';

const policy = (action: string | undefined, operation: object) =>
  securityObject('AuthorizationPolicy', {
    ...(action ? { action } : {}),
    rules: [{ to: [{ operation }] }],
  });

describe('security/negative-match-in-allow', () => {
  it.each([
    ['positive conditions', policy('ALLOW', { paths: ['/orders'] })],
    ['DENY', policy('DENY', { notPaths: ['/orders'] })],
    ['other ports', policy('ALLOW', { notPorts: ['15020'] })],
  ])('is silent about %s', (_, object) => {
    expect(hits(negativeMatchInAllow, [object])).toEqual([]);
  });

  it.each(['notPaths', 'notMethods', 'notHosts'])('finds %s in ALLOW', key => {
    expect(
      hits(negativeMatchInAllow, [policy(undefined, { [key]: ['x'] })]),
    ).toMatchObject([{ pointer: `/spec/rules/0/to/0/operation/${key}` }]);
  });
});
