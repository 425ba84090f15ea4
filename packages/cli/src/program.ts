import { InputError } from '@backstage/errors';
import { Command } from 'commander';
import { adopt } from './commands/adopt';
import { can } from './commands/can';
import { diff } from './commands/diff';
import { discover } from './commands/discover';
import { discoverDefinition } from './commands/discoverDefinition';
import { explain } from './commands/explain';
import { facts } from './commands/facts';
import { generate } from './commands/generate';
import { rules } from './commands/rules';
import { addValidate } from './validate/command';

const CATALOG =
  'folder of catalog files, or URL of a Backstage (token in MESH_CONFIGURATOR_TOKEN)';
const ENTITY = 'one component, for example component:default/order';
const ENVIRONMENT = 'environment of app-config';
const CONFIG = 'app-config with a serviceMesh section';

/**
 * The commands of `mesh-configurator`.
 *
 * @internal
 */
export function createProgram(): Command {
  const program = new Command('mesh-configurator')
    .description('Mesh configuration from a Backstage catalog')
    .exitOverride();

  program
    .command('generate')
    .description(
      'Write the configuration of every service, or of one, as YAML files',
    )
    .requiredOption('--catalog <DIR|URL>', CATALOG)
    .requiredOption('--mesh <MESH>', 'istio, istio-ambient or linkerd')
    .requiredOption('--out <DIR>', 'folder to write to')
    .option('--entity <REF>', ENTITY)
    .option('--environment <NAME>', ENVIRONMENT)
    .option('--layout <LAYOUT>', 'plain or kustomize', 'plain')
    .option('--config <FILE>', CONFIG)
    .action(async options => {
      process.exitCode = await generate(options);
    });

  program
    .command('diff')
    .description(
      'Compare a folder with the configuration of every service, or of one: files, and what the difference means for calls',
    )
    .requiredOption('--catalog <DIR|URL>', CATALOG)
    .requiredOption('--mesh <MESH>', 'istio, istio-ambient or linkerd')
    .requiredOption('--against <DIR>', 'folder that generate has written to')
    .option('--entity <REF>', ENTITY)
    .option('--environment <NAME>', ENVIRONMENT)
    .option('--layout <LAYOUT>', 'plain or kustomize', 'plain')
    .option('--config <FILE>', CONFIG)
    .option('--format <FORMAT>', 'text or json', 'text')
    .action(async options => {
      process.exitCode = await diff(options);
    });

  program
    .command('discover')
    .description(
      'Print what is known of every service, or the operations of one API definition',
    )
    .option('--catalog <DIR|URL>', CATALOG)
    .option('--entity <REF>', ENTITY)
    .option('--environment <NAME>', ENVIRONMENT)
    .option('--config <FILE>', CONFIG)
    .option('--definition <FILE>', 'one API definition, without a catalog')
    .option(
      '--type <TYPE>',
      'its type: openapi, grpc, graphql or asyncapi; without it the file tells',
    )
    .option('--format <FORMAT>', 'text or json', 'text')
    .action(async options => {
      const { catalog, definition } = options;
      if ((catalog === undefined) === (definition === undefined)) {
        throw new InputError(
          'Name what to discover: either --catalog or --definition',
        );
      }
      process.exitCode = definition
        ? await discoverDefinition(options)
        : await discover(options);
    });

  program
    .command('can')
    .description('Judge a request by manifests alone')
    .argument('<caller|->', 'namespace/serviceaccount, or - for plaintext')
    .argument('<method>', 'for example GET')
    .argument('<path>', 'for example /orders/7, with or without a query')
    .requiredOption('--to <HOST[:PORT]>', 'the Service called')
    .requiredOption(
      '--manifests <DIR|->',
      'folder of manifests, one file, or standard input',
    )
    .option(
      '--header <key=value>',
      'header of the request; may be repeated',
      (value: string, all: string[] = []) => [...all, value],
    )
    .option('--token <CLAIMS_JSON>', 'claims of a verified end-user token')
    .option(
      '--labels <key=value,…>',
      'labels of the Pod that answers; without it the manifests tell',
    )
    .option('--mesh <MESH>', 'the mesh; without it the manifests tell')
    .option('--config <FILE>', CONFIG)
    .option('--environment <NAME>', 'environment of app-config')
    .option('--format <FORMAT>', 'text or json', 'text')
    .action(async (caller, method, path, options) => {
      process.exitCode = await can(caller, method, path, options);
    });

  program
    .command('explain')
    .description('Print where a value of a manifest comes from')
    .argument('<entity>', ENTITY)
    .argument(
      '<file#pointer>',
      'a file that generate writes, or the end of its path, and a JSON pointer',
    )
    .requiredOption('--catalog <DIR|URL>', CATALOG)
    .requiredOption('--mesh <MESH>', 'istio, istio-ambient or linkerd')
    .option('--environment <NAME>', 'environment of app-config')
    .option('--config <FILE>', CONFIG)
    .option('--format <FORMAT>', 'text or json', 'text')
    .action(async (entity, place, options) => {
      process.exitCode = await explain(entity, place, options);
    });

  program
    .command('facts')
    .description(
      'Read manifests and print the annotations they prove, as patches of entity files',
    )
    .argument(
      '<DIR|->',
      'folder of manifests, or standard input: kubectl get deploy,svc,sa -o yaml',
    )
    .option('--catalog <DIR|URL>', CATALOG)
    .option('--format <FORMAT>', 'text or json', 'text')
    .action(async (source, options) => {
      process.exitCode = await facts(source, options);
    });

  program
    .command('adopt')
    .description(
      'Read existing configuration back into policy: what is understood, what is kept, and what would change',
    )
    .argument('<DIR>', 'the folder that generated files will go to')
    .requiredOption('--catalog <DIR|URL>', CATALOG)
    .option('--mesh <MESH>', 'istio', 'istio')
    .option('--environment <NAME>', ENVIRONMENT)
    .option('--namespace <NAME>', 'namespace of objects that name none')
    .option('--config <FILE>', CONFIG)
    .option('--write', 'write the annotations into the catalog folder')
    .option('--format <FORMAT>', 'text or json', 'text')
    .action(async (source, options) => {
      process.exitCode = await adopt(source, options);
    });

  addValidate(program);

  program
    .command('rules')
    .description(
      'List the rules that configuration is held to, or show one with its examples',
    )
    .argument('[code]', 'for example security/allow-all, or IST0101')
    .option('--format <FORMAT>', 'text or json', 'text')
    .action((code, options) => {
      process.exitCode = rules(code, options);
    });

  return program;
}
