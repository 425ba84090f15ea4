import { ServiceMeshClient } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import request from 'supertest';
import { start } from './__testUtils__/testBackend';

const order = { kind: 'Component', namespace: 'default', name: 'order' };

/** The client of the frontend against the real routes. */
async function connect() {
  const server = await start();
  return new ServiceMeshClient({
    discoveryApi: { getBaseUrl: async () => '/api/service-mesh' },
    fetchApi: {
      fetch: async (url, init) => {
        const ask = request(server);
        const answer =
          init?.method === 'POST'
            ? await ask
                .post(String(url))
                .set('content-type', 'application/json')
                .send(String(init.body))
            : await ask.get(String(url));
        return new Response(answer.text, { status: answer.status });
      },
    },
  });
}

describe('the client', () => {
  it('asks for one service in every way there is', async () => {
    const client = await connect();
    const entityRef = 'component:default/order';
    expect(await client.getServiceConfig(order)).toMatchObject({ entityRef });
    expect(await client.deliverService(order, { present: [] })).toMatchObject({
      config: { entityRef },
      comparison: { withheld: [] },
    });
    expect(
      await client.previewService(order, {
        changes: [{ leaf: 'security.mtls', value: 'permissive' }],
      }),
    ).toMatchObject({ edits: [{ entityRef, leaves: ['security.mtls'] }] });
    expect(
      await client.canCallService(order, {
        caller: null,
        method: 'GET',
        path: '/',
      }),
    ).toMatchObject({ verdict: { decision: 'unknown' } });
  });

  it('finds in the fleet what it has refreshed', async () => {
    const client = await connect();
    const summary = await client.refreshService(order);
    const filter = { text: 'ord', ready: true, limit: 1 };
    expect(await client.listServices(filter)).toMatchObject({
      items: [summary],
      totals: { services: 1 },
      nextCursor: null,
    });
    expect(await client.listServices({ ready: false })).toMatchObject({
      items: [],
    });
    expect((await client.getServiceHistory(order)).changes).toHaveLength(1);
  });

  it('passes on what is refused', async () => {
    const client = await connect();
    await expect(
      client.getServiceConfig({ ...order, name: 'a/b?c#d' }),
    ).rejects.toMatchObject({ statusCode: 404 });
    await expect(client.listServices({ cursor: 'x' })).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});
