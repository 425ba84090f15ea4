import { securityObject } from '../testUtils/ruleContext';
import { request } from '../testUtils/request';
import { refusesPlaintext } from './mtls';

const strict = { mtls: { mode: 'STRICT' } };
const permissive = { mtls: { mode: 'PERMISSIVE' } };
const selector = { matchLabels: { app: 'order' } };
const plaintext = request({ caller: null });

const policy = (spec: object, namespace = 'shop') => ({
  ...securityObject('PeerAuthentication', spec),
  metadata: { name: 'policy', namespace },
});

describe('refusesPlaintext', () => {
  it.each([
    ['a policy for the Pods', [policy({ selector, ...strict })], 'yes'],
    ['a policy for the namespace', [policy(strict)], 'yes'],
    ['a policy for the mesh', [policy(strict, 'istio-system')], 'yes'],
    ['a policy of another namespace', [policy(strict, 'billing')], 'no'],
    [
      'a policy for other Pods',
      [policy({ selector: { matchLabels: { app: 'cart' } }, ...strict })],
      'no',
    ],
    [
      'the closest policy',
      [policy(strict), policy({ selector, ...permissive })],
      'no',
    ],
    [
      'a policy that leaves it to the next',
      [policy(strict), policy({ selector })],
      'yes',
    ],
    [
      'settings of ports',
      [policy({ selector, ...strict, portLevelMtls: { '8080': {} } })],
      'unknown',
    ],
    ['nothing', [], 'no'],
  ])('by %s', (_, manifests, expected) => {
    expect(refusesPlaintext(manifests, plaintext).refused).toBe(expected);
  });

  it('does not concern callers with an identity', () => {
    expect(refusesPlaintext([policy(strict)], request()).refused).toBe('no');
  });
});
