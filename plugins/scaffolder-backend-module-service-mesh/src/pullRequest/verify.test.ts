import { testServiceConfig } from '../testUtils/serviceConfig';
import { howToVerify } from './verify';

const [manifest] = testServiceConfig().manifests;

describe('howToVerify', () => {
  it('names the folder to hand to kubectl once', () => {
    const text = howToVerify([
      testServiceConfig({ manifests: [manifest, manifest] }),
    ]);

    expect(text.match(/-f default\/shop\/order</g)).toHaveLength(1);
    expect(text).not.toContain('patches');
  });

  it('warns of applying patches alone', () => {
    const patch = {
      ...manifest,
      role: 'patch' as const,
      file: 'default/shop/order/patches/service-order.yaml',
    };

    const text = howToVerify([
      testServiceConfig({ manifests: [manifest, patch] }),
    ]);

    expect(text).toContain('never apply them alone');
    expect(text).not.toContain('-f default/shop/order/patches');
  });

  it('says what looks at the mesh on a cluster, and nothing of a mesh that it does not know', () => {
    const { target } = testServiceConfig();
    const of = (provider: string) =>
      howToVerify([testServiceConfig({ target: { ...target, provider } })]);

    expect(of('istio')).toContain('istioctl analyze -n shop');
    expect(of('linkerd')).toContain('linkerd check --proxy -n shop');
    expect(of('constructor')).not.toContain('on the cluster');
  });
});
