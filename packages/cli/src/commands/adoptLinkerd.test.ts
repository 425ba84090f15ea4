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
import { generate } from './generate';

const brownfield = join(__dirname, '../__fixtures__/brownfield');

let folder: string;
let output: { stdout: string; stderr: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adopt-linkerd-'));
  cpSync(brownfield, folder, { recursive: true });
  output = captureOutput();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const options = () => ({
  catalog: join(folder, 'catalog'),
  config: join(folder, 'app-config.yaml'),
  mesh: 'linkerd',
});
const manifests = () => join(folder, 'linkerd');

async function adopted() {
  await adopt(manifests(), { ...options(), format: 'json' });
  const { services } = JSON.parse(output.stdout);
  output.stdout = '';
  return services;
}

function change(file: string, from: string, to: string) {
  const path = join(manifests(), file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const names = (objects: { resource: { kind: string; name: string } }[]) =>
  objects.map(({ resource }) => `${resource.kind} ${resource.name}`).sort();

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
    const [booking, seating] = await adopted();
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
    await adopt(manifests(), { ...options(), write: true });
    const catalog = readFileSync(join(folder, 'catalog/booking.yaml'), 'utf8');
    expect(catalog).toContain('# As the deployment has it.');
    expect(catalog).toContain('theatre/kiosk');

    output.stdout = '';
    await diff({ ...options(), against: manifests(), format: 'json' });
    const { services } = JSON.parse(output.stdout);
    const booking = services.find(
      ({ entityRef }: { entityRef: string }) =>
        entityRef === 'component:default/booking',
    );
    expect([booking.calls, booking.limits]).toEqual([[], []]);

    output.stdout = '';
    await generate({ ...options(), out: manifests() });
    const policy = readFileSync(
      join(manifests(), 'booking/access.yaml'),
      'utf8',
    );
    expect(policy).toMatch(/targetRef:[^-]*name: booking-http/);
    expect(policy).toMatch(/name: front-of-house/);

    output.stdout = '';
    const [again] = await adopted();
    expect([again.kept, again.edits]).toEqual([[], []]);
  });

  it('keeps all routes where one says what policy cannot', async () => {
    change('booking/routes.yaml', '4s', '4500us');
    const [booking] = await adopted();
    expect(names(booking.kept)).toEqual(routes);
    expect(booking.added).toEqual([]);
    expect(JSON.stringify(booking.kept)).toContain('cannot say this duration');
  });

  it('keeps who may call where a caller is no service account', async () => {
    change(
      'booking/access.yaml',
      'kiosk.theatre.serviceaccount.identity.linkerd.cluster.local',
      "'*'",
    );
    const [booking] = await adopted();
    expect(names(booking.kept)).toEqual(access);
    expect(booking.calls).toEqual([]);
  });

  it('keeps routes of a Service that has a timeout itself', async () => {
    change(
      'booking/service.yaml',
      'balancer.linkerd.io/failure-accrual: consecutive',
      'timeout.linkerd.io/request: 3s',
    );
    const [booking] = await adopted();
    expect(names(booking.kept)).toEqual([...routes, 'Service booking'].sort());
  });
});
