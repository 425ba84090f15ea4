// @ts-check

/**
 * What is missing to enforce a service is counted by what it names, as findings are.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('service_findings', table => {
    table
      .integer('missing')
      .notNullable()
      .defaultTo(0)
      .comment('Facts missing to enforce the service; the code is empty then');
  });
  // All of them are made anew by the next sweep.
  await knex('services').update({ input_hash: '' });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('service_findings').where('missing', '>', 0).delete();
  await knex.schema.alterTable('service_findings', table => {
    table.dropColumn('missing');
  });
};
