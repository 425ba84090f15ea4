import { testDelivery } from '../testUtils/serviceConfig';
import { branchForFiles, branchName, haveOneSubject } from './branchName';

const delivery = testDelivery();
const [file] = delivery.files;
const other = { ...file, file: 'default/shop/order/telemetry-order.yaml' };

describe('branchName', () => {
  it('is the same for one service, mesh and environment', () => {
    expect(branchName([delivery])).toBe('service-mesh/order-istio-default');
  });

  it('holds only characters that git accepts anywhere in a branch', () => {
    const { config } = delivery;
    const service = { ...config.service, name: 'a..b~^:.lock' };

    expect(branchName([testDelivery({ ...config, service })])).toBe(
      'service-mesh/a-b-lock-istio-default',
    );
  });
});

describe('branchForFiles', () => {
  const branch = branchForFiles(
    'service-mesh/order',
    [file, other],
    ['a', 'b'],
  );

  it('is the same for the same files in any order', () => {
    expect(branch).toMatch(/^service-mesh\/order-[0-9a-f]{8}$/);
    expect(
      branchForFiles('service-mesh/order', [other, file], ['b', 'a']),
    ).toBe(branch);
  });

  it.each([
    [
      'the text of a file',
      [{ ...file, yaml: 'kind: Sidecar\n' }, other],
      ['a', 'b'],
    ],
    ['what is taken out', [file, other], ['a']],
  ])('is another one if %s changes, on the same subject', (_, files, gone) => {
    const another = branchForFiles('service-mesh/order', files, gone);

    expect(another).not.toBe(branch);
    expect(haveOneSubject(branch, another)).toBe(true);
  });

  it.each(['main', 'service-mesh/order', 'service-mesh/orders-01234567'])(
    'has another subject than %s',
    name => expect(haveOneSubject(branch, name)).toBe(false),
  );
});
