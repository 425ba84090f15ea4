import { securityObject } from '../testUtils/istioObjects';
import { request } from '../testUtils/request';
import { authorize } from './authorization';

const policy = (spec: object, dryRun = false) =>
  securityObject(
    'AuthorizationPolicy',
    spec,
    dryRun ? { 'istio.io/dry-run': 'true' } : undefined,
  );
const from = (source: object) => ({ rules: [{ from: [{ source }] }] });
const to = (operation: object) => ({ rules: [{ to: [{ operation }] }] });

describe('authorize, at ztunnel', () => {
  const outcome = (spec: object) =>
    authorize([policy(spec)], request(), {
      mesh: 'istio-ambient',
    });
  const byMethod = to({ methods: ['GET'] });
  const byCallerAndMethod = {
    rules: [
      {
        from: [{ source: { serviceAccounts: ['shop/web'] } }],
        to: [{ operation: { methods: ['POST'] } }],
      },
    ],
  };

  it('drops a rule of ALLOW that asks about requests', () => {
    expect(outcome(byMethod).inForce.refused).toBe('yes');
  });

  it('leaves that part out of a rule of DENY, and drops one of which nothing is left', () => {
    const deny = { action: 'DENY' };

    expect(outcome({ ...deny, ...byCallerAndMethod }).inForce.refused).toBe(
      'yes',
    );
    expect(outcome({ ...deny, ...byMethod }).inForce.refused).toBe('no');
  });

  it('ignores other actions', () => {
    expect(outcome({ action: 'CUSTOM', rules: [{}] }).inForce.refused).toBe(
      'no',
    );
  });

  it.each([
    ['1.28', 'yes', 'no'],
    ['1.29', 'no', 'yes'],
    [undefined, 'no', 'unknown'],
  ])('of Istio %s takes a trial for what it is', (version, now, trial) => {
    const known = { mesh: 'istio-ambient', version };
    const { inForce, onTrial } = authorize(
      [policy(from({ namespaces: ['billing'] }), true)],
      request(),
      known,
    );

    expect([inForce.refused, onTrial.refused]).toEqual([now, trial]);
  });

  it('is told by a namespace', () => {
    const namespace = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'shop',
        labels: { 'istio.io/dataplane-mode': 'ambient' },
      },
    };

    expect(
      authorize([namespace, policy(byMethod)], request()).inForce.refused,
    ).toBe('yes');
  });
});
