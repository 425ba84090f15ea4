import { testServiceConfig } from '../testUtils/serviceConfig';
import { branchName } from './branchName';

const config = testServiceConfig();
const [manifest] = config.manifests;
const other = { ...manifest, file: 'default/shop/order/telemetry-order.yaml' };

describe('branchName', () => {
  it('is the same for the same files in any order', () => {
    expect(
      branchName(testServiceConfig({ manifests: [manifest, other] })),
    ).toBe(branchName(testServiceConfig({ manifests: [other, manifest] })));
  });

  it('is another one if the text of a file changes', () => {
    const changed = [{ ...manifest, yaml: 'kind: Sidecar\n' }];

    expect(branchName(testServiceConfig({ manifests: changed }))).not.toBe(
      branchName(config),
    );
  });

  it('holds only characters that git accepts anywhere in a branch', () => {
    const service = { ...config.service, name: 'a..b~^:.lock' };

    expect(branchName(testServiceConfig({ service }))).toMatch(
      /^service-mesh\/a-b-lock-istio-[0-9a-f]{8}$/,
    );
  });
});
