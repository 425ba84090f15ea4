import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import request from 'supertest';
import { start } from './__testUtils__/testBackend';

const RULES = '/api/service-mesh/v1/rules';

describe('GET /v1/rules', () => {
  it('answers with what configuration is held to, as the client reads it', async () => {
    const server = await start();
    const client = new ServiceMeshClient({
      discoveryApi: { getBaseUrl: async () => '/api/service-mesh' },
      fetchApi: {
        fetch: async path => {
          const { status, body } = await request(server).get(String(path));
          return new Response(JSON.stringify(body), { status });
        },
      },
    });
    const { rules } = await client.getRules();
    const codes = rules.map(({ code }) => code);
    expect(codes).toContain('reference/duplicate-object');
    expect(codes).toEqual([...codes].sort());

    const rule = await client.getRule('syntax/duplicate-key');
    expect(rule).toMatchObject({ severity: 'error', layer: 'syntax' });
    expect(rule.example?.bad).toContain('kind: Namespace');
    expect(rules).toContainEqual(rule);
    await expect(client.getRule('syntax/nope')).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it.each([RULES, `${RULES}/syntax/duplicate-key`])(
    'needs a signed-in caller and the permission to validate: %s',
    async path => {
      const anonymous = await request(await start())
        .get(path)
        .set('authorization', mockCredentials.none.header());
      expect(anonymous.status).toBe(401);
      const denied = await request(
        await start({ result: AuthorizeResult.DENY }),
      ).get(path);
      expect(denied.status).toBe(403);
    },
  );

  it('says which rule there is not', async () => {
    const { status, body } = await request(await start()).get(`${RULES}/a/b`);
    expect(status).toBe(404);
    expect(body.error.message).toContain("'a/b'");
  });
});
