import { securityObject } from '../testUtils/istioObjects';
import { request } from '../testUtils/request';
import { callersSeen, refusesPlaintext } from './mtls';

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
      [
        policy({
          selector,
          ...strict,
          portLevelMtls: { '8080': { mode: 'PERMISSIVE' } },
        }),
      ],
      'no',
    ],
    [
      'settings of ports that leave it to the rest',
      [policy({ selector, ...strict, portLevelMtls: { '8080': {} } })],
      'yes',
    ],
    [
      'settings of other ports',
      [
        policy({
          selector,
          ...permissive,
          portLevelMtls: { '9090': { mode: 'STRICT' } },
        }),
      ],
      'no',
    ],
    ['two equally close ones', [policy(strict), policy(permissive)], 'unknown'],
    ['nothing', [], 'no'],
  ])('by %s', (_, manifests, expected) => {
    expect(refusesPlaintext(manifests, plaintext).refused).toBe(expected);
  });

  it('does not concern callers with an identity', () => {
    expect(refusesPlaintext([policy(strict)], request()).refused).toBe('no');
  });

  it('does not guess about ports and labels that are not known', () => {
    const { targetPort: _, ...to } = plaintext.to;
    const byPort = policy({
      selector,
      ...strict,
      portLevelMtls: { '9090': { mode: 'DISABLE' } },
    });
    const unlabelled = { ...to, labels: {}, mayHaveMoreLabels: true };
    const refused = (object: typeof byPort, target: typeof to) =>
      refusesPlaintext([object], { ...plaintext, to: target });

    expect(refused(byPort, to)).toMatchObject({
      refused: 'unknown',
      by: { name: 'policy' },
    });
    expect(refused(policy({ selector, ...strict }), unlabelled).refused).toBe(
      'unknown',
    );
    expect(
      refused(policy({ selector, ...permissive }), unlabelled).refused,
    ).toBe('no');
  });

  it('knows the root namespace of a setting', () => {
    const known = { settings: { rootNamespace: 'mesh-config' } };

    expect(
      refusesPlaintext([policy(strict, 'mesh-config')], plaintext, known)
        .refused,
    ).toBe('yes');
    expect(
      refusesPlaintext([policy(strict, 'istio-system')], plaintext, known)
        .refused,
    ).toBe('no');
  });
});

describe('callersSeen', () => {
  const disabled = policy({ mtls: { mode: 'DISABLE' } });

  it('loses the identity without mutual TLS, except in ambient', () => {
    expect(callersSeen([policy(strict)], request())).toEqual(['shop/web']);
    expect(callersSeen([disabled], request())).toEqual([null]);
    expect(
      callersSeen([disabled], request(), { mesh: 'istio-ambient' }),
    ).toEqual(['shop/web']);
  });

  it('may lose it where that cannot be told', () => {
    expect(callersSeen([disabled, policy(strict)], request())).toEqual([
      null,
      'shop/web',
    ]);
  });
});
