import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Kind } from '../kind';
import { MeshProvider } from '../provider';
import { providerOfManifests } from '.';

const provider = (id: string, ...apiVersions: string[]) =>
  ({
    id,
    title: id,
    dataPlanes: [id],
    kinds: apiVersions.map(apiVersion => ({ apiVersion } as Kind)),
  } as unknown as MeshProvider);

const shared = ['v1', 'apps/v1', 'gateway.networking.k8s.io/v1', 'both.io/v1'];
const kuma = provider('kuma', 'kuma.io/v1alpha1', ...shared);
const consul = provider('consul', 'consul.hashicorp.com/v1alpha1', ...shared);

const choose = (...apiVersions: string[]) =>
  providerOfManifests(
    apiVersions.map(
      apiVersion =>
        ({ apiVersion, kind: 'A', metadata: {} } as KubernetesObject),
    ),
    [kuma, consul],
  );

describe('providerOfManifests', () => {
  it('finds the provider that alone knows a group, in any version', () => {
    expect(choose('v1', 'kuma.io/v1alpha1')).toBe(kuma);
    expect(choose('consul.hashicorp.com/v1', 'both.io/v1')).toBe(consul);
  });

  it.each([
    [[], /no object that only one mesh reads; say --mesh, one of kuma, consul/],
    [['v1', 'apps/v1', 'gateway.networking.k8s.io/v1'], /no object/],
    [['both.io/v1'], /no object/],
    [
      ['kuma.io/v1alpha1', 'consul.hashicorp.com/v1alpha1'],
      /for kuma and consul; say --mesh/,
    ],
  ])('asks for the mesh of %j', (apiVersions, message) => {
    expect(() => choose(...apiVersions)).toThrow(message);
  });

  it('does not take a group of Kubernetes for that of the one provider that knows it', () => {
    const alone = provider('alone', 'apps/v1', 'policy.networking.k8s.io/v1');
    const objects = [
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' } },
    ];
    expect(() => providerOfManifests(objects, [kuma, alone])).toThrow(
      /no object/,
    );
  });
});
