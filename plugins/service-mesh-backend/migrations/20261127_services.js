// @ts-check

/** One row for each service, data plane and environment. */
const key = ['entity_ref', 'mesh', 'environment'];

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function addKey(table) {
  table.text('entity_ref').notNullable().comment('Ref of the component');
  table.string('mesh', 63).notNullable().comment('Data plane');
  table.string('environment', 63).notNullable();
}

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function addCounts(table) {
  table.integer('errors').notNullable();
  table.integer('warnings').notNullable();
  table.integer('infos').notNullable();
  table.integer('undecided').notNullable();
  table.integer('suppressed').notNullable();
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('services', table => {
    table.comment('What was last made of each service');
    addKey(table);
    table.string('input_hash', 64).notNullable().comment('What it was made of');
    table
      .text('dependencies')
      .notNullable()
      .comment('Entities that it was made of, with their etags, as JSON');

    table.text('name').notNullable();
    table.text('owner');
    table.text('system');
    table.text('lifecycle');
    table.string('stage', 16).notNullable();
    table.integer('missing').notNullable();
    table.integer('ready').notNullable().comment('1 or 0');
    table.string('mtls', 16).notNullable();
    table.string('authorization', 16).notNullable();
    table.integer('operations').notNullable();
    table.integer('with_timeout').notNullable();
    table.integer('with_retries').notNullable();
    addCounts(table);
    table.integer('loss_count').notNullable();

    table.text('files').notNullable().comment('Hash of each file, as JSON');
    table
      .string('remarks', 16)
      .notNullable()
      .comment('Hash of findings and losses');
    table
      .binary('answer')
      .notNullable()
      .comment('All that is answered about the service, as gzipped JSON');
    table.string('changed_at', 24).notNullable().comment('ISO 8601');

    table.primary(key);
    table.index(['environment', 'name']);
    table.index(['environment', 'owner']);
    table.index(['environment', 'system']);
  });

  await knex.schema.createTable('service_findings', table => {
    table.comment('How many findings each service has, by what they name');
    addKey(table);
    table.text('code').notNullable();
    table
      .text('about')
      .notNullable()
      .comment('Refs of entities beside the service, as JSON');
    addCounts(table);
    table.index(key);
    table.index(['code']);
  });

  await knex.schema.createTable('service_changes', table => {
    table.comment('When a service became another, and why');
    table.bigIncrements('id');
    addKey(table);
    table.string('at', 24).notNullable().comment('ISO 8601');
    table.text('files').notNullable().comment('added, changed, removed: JSON');
    table.text('findings').notNullable().comment('From then on, as JSON');
    table.text('because').notNullable().comment('Refs of entities, as JSON');
    table.index(['entity_ref', 'id']);
  });

  await knex.schema.createTable('sweeps', table => {
    table.comment('Complete looks at the catalog; the latest alone is kept');
    table.string('name', 16).primary();
    table.string('ended_at', 24).notNullable().comment('ISO 8601');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('sweeps');
  await knex.schema.dropTable('service_changes');
  await knex.schema.dropTable('service_findings');
  await knex.schema.dropTable('services');
};
