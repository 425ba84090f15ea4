import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureOutput } from '../__testUtils__/captureOutput';
import { adopt } from './adopt';
import { diff } from './diff';

const brownfield = join(__dirname, '../__fixtures__/brownfield');

let folder: string;
let output: { stdout: string; stderr: string };

function setWaypoint(name: string | null) {
  writeFileSync(
    join(folder, 'app-config.yaml'),
    `serviceMesh: { targets: { istio: { trustDomain: cluster.local, waypoint: ${name} } } }\n`,
  );
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adopt-ambient-'));
  cpSync(brownfield, folder, { recursive: true });
  setWaypoint('doorman');
  output = captureOutput();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const options = () => ({
  catalog: join(folder, 'catalog'),
  config: join(folder, 'app-config.yaml'),
  mesh: 'istio-ambient',
});
const manifests = () => join(folder, 'istio-ambient');

async function adopted(source = manifests()) {
  output.stdout = '';
  await adopt(source, { ...options(), format: 'json' });
  return JSON.parse(output.stdout).services;
}

function change(file: string, from: string, to: string) {
  const path = join(manifests(), 'booking', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const names = (objects: { resource: { kind: string; name: string } }[]) =>
  objects.map(({ resource }) => `${resource.kind} ${resource.name}`).sort();

const routes = ['HTTPRoute reading', 'HTTPRoute rest', 'HTTPRoute writing'];
const access = [
  'AuthorizationPolicy guests',
  'AuthorizationPolicy only-by-the-door',
];

describe('adopt of ambient', () => {
  it('understands routes and callers at the waypoint, and admits the waypoint itself', async () => {
    const [booking] = await adopted();
    expect(booking.kept).toEqual([]);
    expect(names(booking.understood)).toEqual(
      [...access, ...routes, 'Service booking'].sort(),
    );
    expect([booking.calls, booking.added]).toEqual([[], []]);
  });

  it('writes annotations, so that the generated files mean the same', async () => {
    await adopt(manifests(), { ...options(), write: true });
    output.stdout = '';
    await diff({ ...options(), against: manifests(), format: 'json' });
    const booking = JSON.parse(output.stdout).services.find(
      ({ entityRef }: { entityRef: string }) =>
        entityRef === 'component:default/booking',
    );
    expect([booking.calls, booking.limits]).toEqual([[], []]);
    const [again] = await adopted();
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
    const [booking] = await adopted();
    expect(names(booking.kept)).toEqual(routes);
    expect(booking.added).toEqual([]);
  });

  it('keeps all routes where two have as good a claim to a request', async () => {
    change(
      'writing.yaml',
      '{ method: POST, path: { type: Exact, value: /bookings } }',
      '{ method: GET, path: { type: Exact, value: /bookings } }',
    );
    const [booking] = await adopted();
    expect(names(booking.kept)).toEqual(routes);
    expect(JSON.stringify(booking.kept)).toContain('as good a claim');
  });

  it('keeps what would take effect elsewhere', async () => {
    change(
      'access.yaml',
      "targetRefs: [{ group: '', kind: Service, name: booking }]",
      'selector: { matchLabels: { app: booking } }',
    );
    const [booking] = await adopted();
    expect(names(booking.kept)).toEqual(access);
    expect(booking.calls).toEqual([]);
  });

  it('keeps routes where nothing puts the Service behind a waypoint', async () => {
    setWaypoint(null);
    change('service.yaml', 'istio.io/use-waypoint: doorman', 'app: booking');
    const [booking] = await adopted();
    expect(names(booking.kept)).toEqual([...access, ...routes]);
    expect(JSON.stringify(booking.kept)).toContain('it has no effect');
  });

  it('says so where the Service is behind another waypoint', async () => {
    change('service.yaml', 'doorman', 'bouncer');
    const [booking] = await adopted();
    expect(names(booking.kept)).toContain('Service booking');
    expect(JSON.stringify(booking.kept)).toContain('use-waypoint: bouncer');
  });

  it('keeps VirtualServices, and generates no route beside them', async () => {
    const [booking] = await adopted(join(folder, 'istio'));
    expect(names(booking.kept)).toContain('VirtualService booking-routes');
    expect(
      names(booking.kept).concat(
        booking.added.map(({ kind }: { kind: string }) => kind),
      ),
    ).not.toContain('HTTPRoute');
  });
});
