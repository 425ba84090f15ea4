import { judge } from '../../testUtils/admission';
import { reservedAnnotation } from './reservedAnnotation';

const DRY_RUN = '/metadata/annotations/istio.io~1dry-run';

describe('schema/reserved-annotation', () => {
  it.each<[string, string, object, Record<string, string>, string]>([
    [
      'a dry run of another kind',
      'PeerAuthentication',
      {},
      { 'istio.io/dry-run': 'true' },
      DRY_RUN,
    ],
    [
      'a dry run of CUSTOM',
      'AuthorizationPolicy',
      { action: 'CUSTOM' },
      { 'istio.io/dry-run': 'true' },
      DRY_RUN,
    ],
    [
      'a dry run that is neither on nor off',
      'AuthorizationPolicy',
      {},
      { 'istio.io/dry-run': 'yes' },
      DRY_RUN,
    ],
    [
      'what Istio keeps for itself',
      'VirtualService',
      {},
      { 'internal.istio.io/parents': 'a' },
      '/metadata/annotations/internal.istio.io~1parents',
    ],
  ])('finds %s', (_, kind, spec, annotations, place) => {
    expect(judge(reservedAnnotation, kind, spec, { annotations })).toEqual([
      place,
    ]);
  });

  it('takes a dry run of DENY', () => {
    expect(
      judge(
        reservedAnnotation,
        'AuthorizationPolicy',
        { action: 'DENY' },
        { annotations: { 'istio.io/dry-run': 'true' } },
      ),
    ).toEqual([]);
  });
});
