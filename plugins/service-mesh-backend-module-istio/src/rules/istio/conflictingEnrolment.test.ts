import { namespace } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { conflictingEnrolment } from './conflictingEnrolment';

describe('istio/conflicting-enrolment', () => {
  it.each([
    [{ 'istio-injection': 'enabled', 'istio.io/rev': 'a' }],
    [{ 'istio-injection': 'enabled', 'istio.io/dataplane-mode': 'ambient' }],
    [{ 'istio.io/rev': 'a', 'istio.io/dataplane-mode': 'ambient' }],
  ])('finds %j', labels => {
    expect(
      hits(conflictingEnrolment, [namespace('shop', labels)]),
    ).toHaveLength(1);
  });

  it.each([
    [{ 'istio-injection': 'enabled' }],
    [{ 'istio-injection': 'disabled', 'istio.io/dataplane-mode': 'ambient' }],
    [{ 'istio-injection': 'enabled', 'istio.io/dataplane-mode': 'none' }],
  ])('takes %j', labels => {
    expect(hits(conflictingEnrolment, [namespace('shop', labels)])).toEqual([]);
  });
});
