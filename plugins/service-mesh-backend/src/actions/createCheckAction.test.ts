import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { start } from '../__testUtils__/testBackend';

const ACTIONS = '/api/service-mesh/.backstage/actions';

const broken = {
  path: 'gate.yaml',
  content:
    'apiVersion: test.example/v1\nkind: Gate\nmetadata:\n  name: a\nspec:\n  admit: []\n  admits: []\n',
};

const invoke = async (
  input: object,
  options: Parameters<typeof start>[0] = {},
) =>
  request(await start(options))
    .post(`${ACTIONS}/v2/actions/service-mesh:check/invoke`)
    .send({ input });

describe('the action check', () => {
  it('says that it only reads, and may be called again', async () => {
    const { body } = await request(await start()).get(`${ACTIONS}/v1/actions`);
    expect(body.actions).toContainEqual(
      expect.objectContaining({
        id: 'service-mesh:check',
        attributes: { readOnly: true, destructive: false, idempotent: true },
      }),
    );
  });

  it('finds faults in configuration from anywhere, with their line', async () => {
    const { status, body } = await invoke({ files: [broken] });
    expect(status).toBe(200);
    expect(body.output).toMatchObject({
      findings: [
        {
          code: 'schema/unknown-field',
          severity: 'error',
          file: 'gate.yaml',
          range: { start: { line: 6, column: 3 } },
        },
      ],
      summary: { error: 1 },
    });
  });

  it.each([
    [{}],
    [{ files: [] }],
    [{ files: [broken], mesh: 'nope' }],
    [{ files: [broken], mehs: 'test' }],
  ])('refuses the input %j', async input => {
    expect((await invoke(input)).status).toBe(400);
  });

  it('is neither listed nor run without the permission to validate', async () => {
    const options = { result: AuthorizeResult.DENY } as const;
    const { body } = await request(await start(options)).get(
      `${ACTIONS}/v1/actions`,
    );
    expect(body.actions).toEqual([]);
    const { status } = await invoke({ files: [broken] }, options);
    expect([403, 404]).toContain(status);
  });
});
