import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { triesExceedTimeout } from './triesExceedTimeout';

const service = (annotations: Record<string, string>): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'order', annotations },
  spec: {},
});

const settings = (timeout?: string, perTry?: string, limit?: string) =>
  Object.fromEntries(
    Object.entries({
      'timeout.linkerd.io/request': timeout,
      'retry.linkerd.io/timeout': perTry,
      'retry.linkerd.io/limit': limit,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

describe('triesExceedTimeout', () => {
  it.each([
    ['5s', '2s', '2'],
    ['3s', '2s', undefined],
    ['500ms', '200ms', '2'],
  ])('finds %s for tries of %s and %s retries', (...values) => {
    expect(
      findingsOf(triesExceedTimeout, [service(settings(...values))]),
    ).toMatchObject([
      { pointer: '/metadata/annotations/retry.linkerd.io~1timeout' },
    ]);
  });

  it.each([
    ['6s', '2s', '2'],
    ['4s', '2s', undefined],
    [undefined, '2s', '2'],
    ['5s', undefined, '9'],
    ['5s', '2s', 'many'],
    ['0', '2s', '2'],
    ['soon', '2s', '2'],
  ])('is content with %s for tries of %s and %s retries', (...values) => {
    expect(
      findingsOf(triesExceedTimeout, [service(settings(...values))]),
    ).toEqual([]);
  });
});
