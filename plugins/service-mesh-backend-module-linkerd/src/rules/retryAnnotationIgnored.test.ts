import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { retryAnnotationIgnored } from './retryAnnotationIgnored';

const find = (
  kind: 'HTTPRoute' | 'GRPCRoute',
  annotations: Record<string, string>,
) =>
  findingsOf(retryAnnotationIgnored, [
    routeObject('order', [{}], { kind, annotations }),
  ]);

describe('linkerd/retry-annotation-ignored', () => {
  it.each([
    [
      'HTTPRoute',
      { 'retry.linkerd.io/http': '5xx', 'retry.linkerd.io/limit': '2' },
    ],
    [
      'GRPCRoute',
      { 'retry.linkerd.io/grpc': 'unavailable', 'retry.linkerd.io/limit': '2' },
    ],
    [
      'HTTPRoute',
      { 'retry.linkerd.io/timeout': '1s', 'retry.linkerd.io/limit': '2' },
    ],
    ['HTTPRoute', {}],
  ] as const)('is content with an %s with %j', (kind, annotations) => {
    expect(find(kind, annotations)).toEqual([]);
  });

  it.each([
    ['HTTPRoute', { 'retry.linkerd.io/grpc': 'unavailable' }, 'grpc'],
    ['GRPCRoute', { 'retry.linkerd.io/http': '5xx' }, 'http'],
    ['HTTPRoute', { 'retry.linkerd.io/limit': '2' }, 'limit'],
  ] as const)('finds what an %s with %j ignores', (kind, annotations, key) => {
    expect(find(kind, annotations)).toEqual([
      {
        name: 'order',
        pointer: `/metadata/annotations/retry.linkerd.io~1${key}`,
        severity: 'warning',
      },
    ]);
  });
});
