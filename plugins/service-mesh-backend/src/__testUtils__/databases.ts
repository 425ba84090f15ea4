import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';

/**
 * SQLite, and every PostgreSQL that the environment names as Backstage's own tests do, for example in
 * `BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING`.
 *
 * @internal
 */
export function testDatabases(): TestDatabases {
  // To create a database on a server takes its time.
  jest.setTimeout(180_000);
  return TestDatabases.create({
    ids: [
      'SQLITE_3',
      'POSTGRES_14',
      'POSTGRES_15',
      'POSTGRES_16',
      'POSTGRES_17',
      'POSTGRES_18',
    ],
    disableDocker: true,
  });
}

/**
 * Describes what only PostgreSQL can do; skipped where the environment names none.
 *
 * @internal
 */
export function onEachPostgres(databases: TestDatabases) {
  const servers = databases
    .eachSupportedId()
    .filter(([id]) => id.startsWith('POSTGRES'));
  return servers.length
    ? describe.each(servers)
    : describe.skip.each([['POSTGRES_14' as TestDatabaseId]]);
}
