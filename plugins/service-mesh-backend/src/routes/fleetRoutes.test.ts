import request from 'supertest';
import { testDatabases } from '../__testUtils__/databases';
import { startReplicas } from '../__testUtils__/startReplicas';

const SERVICES = '/api/service-mesh/v1/services';

describe('the fleet', () => {
  const databases = testDatabases();

  it.each([
    '?limit=0',
    '?limit=501',
    '?orderBy=nope',
    '?cursor=x',
    '?nope=1',
    '?environment=nope',
    '?ready=maybe',
    '?owner=a&owner=b',
  ])('refuses the query %s', async query => {
    const { server } = await startReplicas({
      knex: await databases.init('SQLITE_3'),
    });
    const { status } = await request(server).get(`${SERVICES}${query}`);
    expect(status).toBe(400);
  });
});
