import { securityObject } from '../testUtils/istioObjects';
import { request } from '../testUtils/request';
import { authorize } from './authorization';

const policy = (spec: object) => securityObject('AuthorizationPolicy', spec);
const from = (source: object) => ({ rules: [{ from: [{ source }] }] });

describe('authorize, where labels of the Pods are not known', () => {
  const unlabelled = {
    to: { ...request().to, labels: {}, mayHaveMoreLabels: true },
  };
  const selecting = (spec: object) =>
    policy({ selector: { matchLabels: { app: 'order' } }, ...spec });
  const outcome = (...policies: ReturnType<typeof policy>[]) =>
    authorize(policies, request(unlabelled)).inForce;
  const admitting = selecting(from({ namespaces: ['shop'] }));
  const refusing = selecting(from({ namespaces: ['billing'] }));

  it('does not guess whether a policy with a selector applies', () => {
    expect(outcome(refusing)).toMatchObject({
      refused: 'unknown',
      by: { name: 'orders' },
    });
    expect(outcome(selecting({ action: 'DENY', rules: [{}] })).refused).toBe(
      'unknown',
    );
  });

  it('knows what is the same either way', () => {
    const others = policy(from({ namespaces: ['billing'] }));

    expect(outcome(admitting).refused).toBe('no');
    expect(outcome(refusing, policy({ rules: [{}] })).refused).toBe('no');
    expect(outcome(refusing, others).refused).toBe('yes');
    expect(outcome(admitting, others).refused).toBe('unknown');
  });

  it('knows that a label with another value is not selected', () => {
    const other = { ...unlabelled.to, labels: { app: 'cart' } };

    expect(authorize([refusing], request({ to: other })).inForce.refused).toBe(
      'no',
    );
  });
});
