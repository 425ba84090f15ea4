import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Brownfield, namesOf } from '../__testUtils__/brownfield';
import { generate } from './generate';

const theatre = Brownfield.forEachTest('linkerd');

const names = (objects: Parameters<typeof namesOf>[0]) =>
  namesOf(objects).sort();

const routes = [
  'HTTPRoute booking-reading',
  'HTTPRoute booking-rest',
  'HTTPRoute booking-writing',
];
const access = [
  'AuthorizationPolicy booking-front-of-house',
  'MeshTLSAuthentication front-of-house',
  'Server booking-http',
];

describe('adopt of Linkerd', () => {
  it('understands routes, callers and the annotations of a Service, and keeps a ServiceProfile', async () => {
    const [booking, seating] = await theatre.adopted();
    expect(booking.kept).toEqual([]);
    expect(names(booking.understood)).toEqual(
      [...access, ...routes, 'Service booking'].sort(),
    );
    expect([booking.calls, booking.added]).toEqual([[], []]);
    expect(names(seating.kept)).toEqual([
      'ServiceProfile seating.theatre.svc.cluster.local',
    ]);
    expect(
      seating.added.filter(
        ({ kind }: { kind: string }) => kind === 'HTTPRoute',
      ),
    ).toEqual([]);
  });

  it('writes annotations, so that the generated files mean the same under their names', async () => {
    await theatre.write();
    const catalog = readFileSync(
      join(theatre.folder, 'catalog/booking.yaml'),
      'utf8',
    );
    expect(catalog).toContain('# As the deployment has it.');
    expect(catalog).toContain('theatre/kiosk');

    const { services } = await theatre.difference();
    const booking = services.find(
      ({ entityRef }: { entityRef: string }) =>
        entityRef === 'component:default/booking',
    );
    expect([booking.calls, booking.limits]).toEqual([[], []]);

    await generate({ ...theatre.options, out: theatre.manifests });
    const policy = readFileSync(
      join(theatre.manifests, 'booking/access.yaml'),
      'utf8',
    );
    expect(policy).toMatch(/targetRef:[^-]*name: booking-http/);
    expect(policy).toMatch(/name: front-of-house/);

    const [again] = await theatre.adopted();
    expect([again.kept, again.edits]).toEqual([[], []]);
  });

  it('keeps all routes where one says what policy cannot', async () => {
    theatre.change('booking/routes.yaml', '4s', '4500us');
    const [booking] = await theatre.adopted();
    expect(names(booking.kept)).toEqual(routes);
    expect(booking.added).toEqual([]);
    expect(JSON.stringify(booking.kept)).toContain('cannot say this duration');
  });

  it('keeps who may call where a caller is no service account', async () => {
    theatre.change(
      'booking/access.yaml',
      'kiosk.theatre.serviceaccount.identity.linkerd.cluster.local',
      "'*'",
    );
    const [booking] = await theatre.adopted();
    expect(names(booking.kept)).toEqual(access);
    expect(booking.calls).toEqual([]);
  });

  it('keeps routes of a Service that has a timeout itself', async () => {
    theatre.change(
      'booking/service.yaml',
      'balancer.linkerd.io/failure-accrual: consecutive',
      'timeout.linkerd.io/request: 3s',
    );
    const [booking] = await theatre.adopted();
    expect(names(booking.kept)).toEqual([...routes, 'Service booking'].sort());
  });
});
