import {
  ambientTarget,
  sidecarTarget,
  waypointTarget,
} from '../testUtils/rendered';
import { defaultInput } from '../testUtils/inputs';
import { reportObjectives } from './objectives';

const input = defaultInput({
  policy: { 'observability.slo.availability': 99.5 },
});

describe('reportObjectives', () => {
  it.each([
    [sidecarTarget(), 'reporter="destination"'],
    [waypointTarget(), 'reporter="waypoint"'],
  ])('queries who counts the requests', (target, reporter) => {
    expect(reportObjectives(input, target).losses).toMatchObject([
      {
        leaf: 'observability.slo.availability',
        alternative: `Alert where this is under 0.995: sum(rate(istio_requests_total{${reporter},destination_service="order.shop.svc.cluster.local",response_code!~"5.."}[30d])) / sum(rate(istio_requests_total{${reporter},destination_service="order.shop.svc.cluster.local"}[30d]))`,
      },
    ]);
  });

  it('says that nobody counts requests without a waypoint', () => {
    expect(reportObjectives(input, ambientTarget()).losses).toMatchObject([
      { reason: expect.stringContaining('does not measure') },
    ]);
  });
});
