import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Brownfield, namesOf } from '../__testUtils__/brownfield';
import { adopt } from './adopt';
import { diff } from './diff';
import { generate } from './generate';

const theatre = Brownfield.forEachTest('istio');

describe('adopt', () => {
  it('prints what it understood with its lines, what it keeps, and the annotations', async () => {
    expect(await adopt(theatre.manifests, theatre.options)).toBe(0);
    expect(theatre.output.stdout).toContain(
      'resilience.circuitBreaker.interval = "30s" (line 13)',
    );
    expect(theatre.output.stdout).toContain(
      'no VirtualService seating is generated beside it',
    );
    expect(theatre.output.stdout).toContain(
      'mesh-configurator.io/versions: stable=release:stable,next=release:next',
    );
    expect(theatre.output.stdout).toMatch(
      /about no service.*\n.*Gateway theatre\/front/,
    );
  });

  it('understands objects of a service, several of one file too', async () => {
    const services = await theatre.adopted();
    const [booking, seating] = services;
    expect(namesOf(booking.understood)).toEqual([
      'AuthorizationPolicy booking-access',
      'PeerAuthentication booking-mtls',
      'DestinationRule booking-connections',
      'VirtualService booking-routes',
    ]);
    expect(booking.kept).toEqual([]);
    expect(booking.calls).toEqual([]);
    expect(booking.added).toEqual([]);
    expect(namesOf(seating.kept)).toEqual([
      'EnvoyFilter seating-headers',
      'VirtualService seating',
    ]);
  });

  it('writes annotations with comments kept, so that the generated files mean the same under their names', async () => {
    await theatre.write();
    const catalog = readFileSync(
      join(theatre.folder, 'catalog/booking.yaml'),
      'utf8',
    );
    expect(catalog).toContain('# As the deployment has it.');
    expect(catalog).toContain(
      'mesh-configurator.io/policy.security.stage: enforce',
    );

    const { files, services } = await theatre.difference();
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
    await theatre.write();
    await generate({ ...theatre.options, out: theatre.manifests });
    const access = readFileSync(
      join(theatre.folder, 'istio/booking/access.yaml'),
      'utf8',
    );
    expect(access).toMatch(
      /name: booking-access[\s\S]*\n---\n[\s\S]*name: booking-mtls/,
    );
    expect(
      existsSync(
        join(
          theatre.folder,
          'istio/default/theatre/seating/virtual-service-seating.yaml',
        ),
      ),
    ).toBe(false);

    expect(await diff({ ...theatre.options, against: theatre.manifests })).toBe(
      0,
    );
    const services = await theatre.adopted();
    expect(services[0].kept).toEqual([]);
    expect(services[0].edits).toEqual([]);
  });

  it('keeps an object that shares its file with something else', async () => {
    const file = join(theatre.folder, 'istio/booking/connections.yaml');
    writeFileSync(
      file,
      `${readFileSync(
        file,
        'utf8',
      )}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: notes, namespace: theatre }\n`,
    );
    const services = await theatre.adopted();
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
    const file = join(theatre.folder, 'istio/booking/routes.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(
        'connect-failure,refused-stream',
        '5xx',
      ),
    );
    const services = await theatre.adopted();
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
    const file = join(theatre.folder, 'istio/booking/connections.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('  namespace: theatre\n', ''),
    );
    const services = await theatre.adopted({ namespace: 'theatre' });
    expect(namesOf(services[0].understood)).toContain(
      'DestinationRule booking-connections',
    );
  });

  it('refuses what it cannot do', async () => {
    await expect(
      adopt(theatre.manifests, {
        ...theatre.options,
        catalog: 'https://example.com',
        write: true,
      }),
    ).rejects.toThrow(/--write needs a folder/);
  });
});

const shop = resolve(__dirname, '../../../backend/catalog/shop');

describe.each(['istio', 'istio-ambient', 'linkerd'])(
  'adopt of what was generated for %s',
  mesh => {
    it('removes nothing', async () => {
      const options = {
        catalog: join(theatre.folder, 'shop'),
        config: resolve(__dirname, '../../../../app-config.yaml'),
        mesh,
      };
      const out = join(theatre.folder, 'out');
      cpSync(shop, options.catalog, { recursive: true });
      await generate({ ...options, out });
      await adopt(out, { ...options, write: true });
      theatre.output.stdout = '';
      await diff({ ...options, against: out, format: 'json' });
      const { files, services } = JSON.parse(theatre.output.stdout);
      expect(files.length).toBeGreaterThan(5);
      expect(
        files.filter(
          ({ state }: { state: string }) =>
            !['changed', 'unchanged'].includes(state),
        ),
      ).toEqual([]);
      for (const { calls, limits } of services) {
        expect([calls, limits]).toEqual([[], []]);
      }
    });
  },
);

const data = resolve(__dirname, '../../../../../shared/data/manifests');
const describeWithData = existsSync(data) ? describe : describe.skip;

describeWithData('adopt, with manifests of others', () => {
  it('reads all of them', async () => {
    const code = await adopt(data, {
      ...theatre.options,
      format: 'json',
      namespace: 'theatre',
    });
    expect([0, 1]).toContain(code);
    expect(JSON.parse(theatre.output.stdout).elsewhere.length).toBeGreaterThan(
      50,
    );
  });
});
