import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { captureOutput } from '../__testUtils__/captureOutput';
import { adopt } from './adopt';
import { diff } from './diff';
import { generate } from './generate';

const brownfield = join(__dirname, '../__fixtures__/brownfield');

let folder: string;
let output: { stdout: string; stderr: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adopt-'));
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
  mesh: 'istio',
});
const manifests = () => join(folder, 'istio');

async function adopted(more: object = {}) {
  const code = await adopt(manifests(), {
    ...options(),
    ...more,
    format: 'json',
  });
  const result = JSON.parse(output.stdout);
  output.stdout = '';
  return { code, ...result };
}

const names = (objects: { resource: { kind: string; name: string } }[]) =>
  objects.map(({ resource }) => `${resource.kind} ${resource.name}`);

describe('adopt', () => {
  it('prints what it understood with its lines, what it keeps, and the annotations', async () => {
    expect(await adopt(manifests(), options())).toBe(0);
    expect(output.stdout).toContain(
      'resilience.circuitBreaker.interval = "30s" (line 13)',
    );
    expect(output.stdout).toContain(
      'no VirtualService seating is generated beside it',
    );
    expect(output.stdout).toContain(
      'mesh-configurator.io/versions: stable=release:stable,next=release:next',
    );
    expect(output.stdout).toMatch(
      /about no service.*\n.*Gateway theatre\/front/,
    );
  });

  it('understands objects of a service, several of one file too', async () => {
    const { services } = await adopted();
    const [booking, seating] = services;
    expect(names(booking.understood)).toEqual([
      'AuthorizationPolicy booking-access',
      'PeerAuthentication booking-mtls',
      'DestinationRule booking-connections',
      'VirtualService booking-routes',
    ]);
    expect(booking.kept).toEqual([]);
    expect(booking.calls).toEqual([]);
    expect(booking.added).toEqual([]);
    expect(names(seating.kept)).toEqual([
      'EnvoyFilter seating-headers',
      'VirtualService seating',
    ]);
  });

  it('writes annotations with comments kept, so that the generated files mean the same under their names', async () => {
    await adopt(manifests(), { ...options(), write: true });
    const catalog = readFileSync(join(folder, 'catalog/booking.yaml'), 'utf8');
    expect(catalog).toContain('# As the deployment has it.');
    expect(catalog).toContain(
      'mesh-configurator.io/policy.security.stage: enforce',
    );

    output.stdout = '';
    await diff({ ...options(), against: manifests(), format: 'json' });
    const { files, services } = JSON.parse(output.stdout);
    expect(
      files.map((f: { file: string; state: string }) => [f.file, f.state]),
    ).toEqual([
      ['booking/access.yaml', 'changed'],
      ['booking/connections.yaml', 'changed'],
      ['booking/routes.yaml', 'changed'],
      [
        'default/theatre/seating/authorization-policy-seating-callers.yaml',
        'added',
      ],
    ]);
    const [booking] = services;
    expect([booking.entityRef, booking.calls, booking.limits]).toEqual([
      'component:default/booking',
      [],
      [],
    ]);
  });

  it('leaves nothing to understand after the files were generated', async () => {
    await adopt(manifests(), { ...options(), write: true });
    await generate({ ...options(), out: manifests() });
    const access = readFileSync(
      join(folder, 'istio/booking/access.yaml'),
      'utf8',
    );
    expect(access).toMatch(
      /name: booking-access[\s\S]*\n---\n[\s\S]*name: booking-mtls/,
    );
    expect(
      existsSync(
        join(
          folder,
          'istio/default/theatre/seating/virtual-service-seating.yaml',
        ),
      ),
    ).toBe(false);

    output.stdout = '';
    expect(await diff({ ...options(), against: manifests() })).toBe(0);
    output.stdout = '';
    const { services } = await adopted();
    expect(services[0].kept).toEqual([]);
    expect(services[0].edits).toEqual([]);
  });

  it('keeps an object that shares its file with something else', async () => {
    const file = join(folder, 'istio/booking/connections.yaml');
    writeFileSync(
      file,
      `${readFileSync(
        file,
        'utf8',
      )}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: notes, namespace: theatre }\n`,
    );
    const { services } = await adopted();
    const kept = services[0].kept.find(
      ({ resource }: { resource: { kind: string } }) =>
        resource.kind === 'DestinationRule',
    );
    expect(kept.reasons[0].reason).toContain('also holds ConfigMap notes');
    expect(kept.inPlaceOf).toEqual({
      kind: 'DestinationRule',
      name: 'booking',
    });
  });

  it('keeps what would change, and says what would', async () => {
    const file = join(folder, 'istio/booking/routes.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(
        'connect-failure,refused-stream',
        '5xx',
      ),
    );
    const { services } = await adopted();
    const [kept] = services[0].kept.filter(
      ({ resource }: { resource: { kind: string } }) =>
        resource.kind === 'VirtualService',
    );
    expect(
      kept.reasons.map(({ reason }: { reason: string }) => reason),
    ).toContainEqual(
      expect.stringMatching(/resilience.retries.*would change.*for book/),
    );
    expect(JSON.stringify(services[0].definitionEdits)).toContain('retries');
  });

  it('takes a namespace for objects that name none', async () => {
    const file = join(folder, 'istio/booking/connections.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('  namespace: theatre\n', ''),
    );
    const { services } = await adopted({ namespace: 'theatre' });
    expect(names(services[0].understood)).toContain(
      'DestinationRule booking-connections',
    );
  });

  it('refuses what it cannot do', async () => {
    await expect(
      adopt(manifests(), {
        ...options(),
        catalog: 'https://example.com',
        write: true,
      }),
    ).rejects.toThrow(/--write needs a folder/);
  });
});

const data = resolve(__dirname, '../../../../../shared/data/manifests');
const describeWithData = existsSync(data) ? describe : describe.skip;

describeWithData('adopt, with manifests of others', () => {
  it('reads all of them', async () => {
    const code = await adopt(data, {
      ...options(),
      format: 'json',
      namespace: 'theatre',
    });
    expect([0, 1]).toContain(code);
    expect(JSON.parse(output.stdout).elsewhere.length).toBeGreaterThan(50);
  });
});
