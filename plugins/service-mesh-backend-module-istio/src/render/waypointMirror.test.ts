import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members } from '../lenient';
import { twoVersions } from '../testUtils/inputs';
import {
  ambientTarget,
  rendered,
  renderedObject,
  waypointTarget,
} from '../testUtils/rendered';
import { ambientInput, lossesOf } from '../testUtils/waypoints';

const mirroring = (policy: Partial<PolicyValues> = {}) =>
  ambientInput({
    workload: twoVersions,
    policy: { 'traffic.mirror.to': 'v2', ...policy },
  });

const onGatewayApi = (gatewayApiVersion: string, version = '1.29') =>
  waypointTarget({}, { gatewayApiVersion, version });

const filterOf = (percent?: number, target = onGatewayApi('1.3')) => {
  const input = mirroring(
    percent === undefined ? {} : { 'traffic.mirror.percent': percent },
  );
  const { spec } = renderedObject(
    'HTTPRoute',
    'order-catch-all',
    input,
    target,
  );
  const [filter] = items(items(members(spec).rules)[0].filters);
  return filter?.requestMirror;
};

const toV2 = { backendRef: { name: 'order-v2', port: 80 } };

describe('copies of requests behind a waypoint', () => {
  it('are of all requests unless the policy says otherwise, which every release can say', () => {
    expect(filterOf(undefined, onGatewayApi('1.0'))).toEqual(toV2);
    expect(filterOf(100, onGatewayApi('1.0'))).toEqual(toV2);
  });

  it('are of a whole percent, or else of a fraction', () => {
    expect(filterOf(5)).toEqual({ ...toV2, percent: 5 });
    expect(filterOf(0)).toEqual({ ...toV2, percent: 0 });
    expect(filterOf(0.5)).toEqual({
      ...toV2,
      fraction: { numerator: 5_000, denominator: 1_000_000 },
    });
  });

  it.each([
    ['an old Gateway API', onGatewayApi('1.2')],
    ['an old Istio', onGatewayApi('1.3', '1.24')],
  ])('are not made where %s would copy all instead of a share', (_, target) => {
    const input = mirroring({ 'traffic.mirror.percent': 5 });

    expect(filterOf(5, target)).toBeUndefined();
    expect(lossesOf(input, target)).toContainEqual([
      'traffic.mirror.percent',
      {},
    ]);
    expect(
      rendered(input, target)
        .filter(({ kind }) => kind === 'Service')
        .map(({ metadata }) => metadata.name),
    ).toEqual(['order']);
  });

  it('go to a Service of the version alone, where requests are not divided', () => {
    const services = rendered(mirroring(), onGatewayApi('1.3')).filter(
      ({ kind }) => kind === 'Service',
    );

    expect(services.map(({ metadata }) => metadata.name)).toEqual([
      'order',
      'order-v2',
    ]);
  });

  it('need a waypoint', () => {
    expect(lossesOf(mirroring(), ambientTarget())).toContainEqual([
      'traffic.mirror.to',
      {},
    ]);
  });
});
