import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Brownfield, namesOf } from '../__testUtils__/brownfield';

const theatre = Brownfield.forEachTest('istio-ambient');

function setWaypoint(name: string | null) {
  writeFileSync(
    theatre.options.config,
    `serviceMesh: { targets: { istio: { trustDomain: cluster.local, waypoint: ${name} } } }\n`,
  );
}
beforeEach(() => setWaypoint('doorman'));

const change = (file: string, from: string, to: string) =>
  theatre.change(join('booking', file), from, to);

const names = (objects: Parameters<typeof namesOf>[0]) =>
  namesOf(objects).sort();

const routes = ['HTTPRoute reading', 'HTTPRoute rest', 'HTTPRoute writing'];
const access = [
  'AuthorizationPolicy guests',
  'AuthorizationPolicy only-by-the-door',
];

describe('adopt of ambient', () => {
  it('understands routes and callers at the waypoint, and admits the waypoint itself', async () => {
    const [booking] = await theatre.adopted();
    expect(booking.kept).toEqual([]);
    expect(names(booking.understood)).toEqual(
      [...access, ...routes, 'Service booking'].sort(),
    );
    expect([booking.calls, booking.added]).toEqual([[], []]);
  });

  it('writes annotations, so that the generated files mean the same', async () => {
    await theatre.write();
    const { services } = await theatre.difference();
    const booking = services.find(
      ({ entityRef }: { entityRef: string }) =>
        entityRef === 'component:default/booking',
    );
    expect([booking.calls, booking.limits]).toEqual([[], []]);
    const [again] = await theatre.adopted();
    expect([again.kept, again.edits]).toEqual([[], []]);
  });

  it.each([
    ['a duration that policy lacks', 'request: 4s', 'request: 4.0005s'],
    [
      'a match by header',
      'method: POST,',
      'method: POST, headers: [{ name: a, value: b }],',
    ],
    ['another backend', '[{ name: booking, port', '[{ name: other, port'],
    ['what goes beyond an operation', 'type: Exact', 'type: PathPrefix'],
  ])('keeps all routes for %s', async (_what, from, to) => {
    change('writing.yaml', from, to);
    const [booking] = await theatre.adopted();
    expect(names(booking.kept)).toEqual(routes);
    expect(booking.added).toEqual([]);
  });

  it('keeps all routes where two have as good a claim to a request', async () => {
    change(
      'writing.yaml',
      '{ method: POST, path: { type: Exact, value: /bookings } }',
      '{ method: GET, path: { type: Exact, value: /bookings } }',
    );
    const [booking] = await theatre.adopted();
    expect(names(booking.kept)).toEqual(routes);
    expect(JSON.stringify(booking.kept)).toContain('as good a claim');
  });

  it('keeps what would take effect elsewhere', async () => {
    change(
      'access.yaml',
      "targetRefs: [{ group: '', kind: Service, name: booking }]",
      'selector: { matchLabels: { app: booking } }',
    );
    const [booking] = await theatre.adopted();
    expect(names(booking.kept)).toEqual(access);
    expect(booking.calls).toEqual([]);
  });

  it('keeps routes where nothing puts the Service behind a waypoint', async () => {
    setWaypoint(null);
    change('service.yaml', 'istio.io/use-waypoint: doorman', 'app: booking');
    const [booking] = await theatre.adopted();
    expect(names(booking.kept)).toEqual([...access, ...routes]);
    expect(JSON.stringify(booking.kept)).toContain('it has no effect');
  });

  it('says so where the Service is behind another waypoint', async () => {
    change('service.yaml', 'doorman', 'bouncer');
    const [booking] = await theatre.adopted();
    expect(names(booking.kept)).toContain('Service booking');
    expect(JSON.stringify(booking.kept)).toContain('use-waypoint: bouncer');
  });

  it('keeps VirtualServices, and generates no route beside them', async () => {
    const [booking] = await theatre.adopted({}, join(theatre.folder, 'istio'));
    expect(names(booking.kept)).toContain('VirtualService booking-routes');
    expect(
      names(booking.kept).concat(
        booking.added.map(({ kind }: { kind: string }) => kind),
      ),
    ).not.toContain('HTTPRoute');
  });
});
