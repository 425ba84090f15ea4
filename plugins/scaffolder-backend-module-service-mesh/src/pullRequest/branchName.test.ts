import { testDelivery } from '../testUtils/serviceConfig';
import { branchName } from './branchName';

const delivery = testDelivery();
const [file] = delivery.files;
const other = { ...file, file: 'default/shop/order/telemetry-order.yaml' };
const fixed = { canUpdate: false };

const withFiles = (...files: (typeof file)[]) => [{ ...delivery, files }];

describe('branchName', () => {
  it('is the same for the same files in any order', () => {
    expect(branchName(withFiles(file, other), fixed)).toBe(
      branchName(withFiles(other, file), fixed),
    );
  });

  it('is another one if the text of a file changes', () => {
    expect(
      branchName(withFiles({ ...file, yaml: 'kind: Sidecar\n' }), fixed),
    ).not.toBe(branchName([delivery], fixed));
  });

  it('is the same for other files where a pull request can be updated', () => {
    expect(
      branchName(withFiles({ ...file, yaml: 'kind: Sidecar\n' }), {
        canUpdate: true,
      }),
    ).toBe('service-mesh/order-istio-default');
  });

  it('holds only characters that git accepts anywhere in a branch', () => {
    const { config } = delivery;
    const service = { ...config.service, name: 'a..b~^:.lock' };

    expect(branchName([testDelivery({ ...config, service })], fixed)).toMatch(
      /^service-mesh\/a-b-lock-istio-default-[0-9a-f]{8}$/,
    );
  });
});
