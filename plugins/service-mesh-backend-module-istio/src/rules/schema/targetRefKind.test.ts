import { judge } from '../../testUtils/admission';
import { targetRefKind } from './targetRefKind';

describe('schema/target-ref-kind', () => {
  it.each<[string, string, object, string[]]>([
    [
      'a kind that takes none',
      'AuthorizationPolicy',
      { targetRefs: [{ kind: 'Deployment', group: 'apps' }] },
      ['/targetRefs/0'],
    ],
    [
      'a kind of another group',
      'Telemetry',
      { targetRef: { kind: 'Gateway' } },
      ['/targetRef'],
    ],
    [
      'two ways',
      'AuthorizationPolicy',
      {
        selector: { matchLabels: { a: 'b' } },
        targetRefs: [{ kind: 'Service', name: 'a' }],
      },
      ['/targetRefs'],
    ],
    [
      'a namespace',
      'AuthorizationPolicy',
      { targetRef: { kind: 'Service', name: 'a', namespace: 'b' } },
      ['/targetRef/namespace'],
    ],
  ])('finds %s', (_, kind, spec, places) => {
    expect(judge(targetRefKind, kind, spec)).toEqual(places);
  });

  it.each<[string, string, object]>([
    [
      'kinds',
      'AuthorizationPolicy',
      {
        targetRefs: [
          { kind: 'Service', group: '' },
          { kind: 'Service', group: 'core' },
          { kind: 'Gateway', group: 'gateway.networking.k8s.io' },
          { kind: 'ServiceEntry', group: 'networking.istio.io' },
        ],
      },
    ],
  ])('takes %s', (_, kind, spec) => {
    expect(judge(targetRefKind, kind, spec)).toEqual([]);
  });
});
