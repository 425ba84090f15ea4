import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testCaller } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { defaultInput, ingressCaller } from '../testUtils/inputs';
import { rendered } from '../testUtils/rendered';
import { experimental, listed, lossesOf } from '../testUtils/waypoints';

describe('the policy against passing the waypoint by', () => {
  const isRendered = (input: ServiceInput) =>
    rendered(input, experimental).some(
      ({ metadata }) => metadata.name === 'order-waypoint',
    );

  it('needs every caller to be in ambient', () => {
    const web = testCaller('web');
    const prometheus = testCaller('prometheus', { kind: 'platform' });

    expect(isRendered(listed(web))).toBe(true);
    expect(isRendered(listed(web, prometheus))).toBe(false);
    expect(isRendered(listed(web, ingressCaller))).toBe(false);
    expect(lossesOf(listed(web, prometheus))).toContainEqual([
      'security.callers.mode',
      { callers: ['component:default/prometheus'] },
    ]);
  });

  it('is not written for a service of which it is not known that it is in ambient', () => {
    expect(isRendered(defaultInput())).toBe(false);
  });

  it('waits for the stage enforce', () => {
    const input = listed(testCaller('web'));
    const stage = { ...input.stage, effective: 'audit' as const };

    expect(isRendered({ ...input, stage })).toBe(false);
  });
});
