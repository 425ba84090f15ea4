import { kubernetes } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { definitionTooOld } from './definitionTooOld';

const definition = (kind: string, version?: string) =>
  kubernetes(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    `${kind}.gateway.networking.k8s.io`,
    {},
    {
      annotations: version
        ? { 'gateway.networking.k8s.io/bundle-version': version }
        : {},
    },
  );

describe('gateway-api/definition-too-old', () => {
  it.each([
    ['grpcroutes', 'v1.0.0'],
    ['backendtlspolicies', 'v1.3.0'],
    ['tcproutes', 'v1.5.1'],
  ])('finds %s of %s', (kind, version) => {
    expect(hits(definitionTooOld, [definition(kind, version)])).toHaveLength(1);
  });

  it.each([
    ['grpcroutes', 'v1.1.0'],
    ['tlsroutes', 'v1.10.0'],
    ['httproutes', 'v0.5.0'],
    ['grpcroutes', 'main'],
    ['grpcroutes', undefined],
  ])('takes %s of %s', (kind, version) => {
    expect(hits(definitionTooOld, [definition(kind, version)])).toEqual([]);
  });
});
