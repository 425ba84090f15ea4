import { Command } from 'commander';
import { generate } from './commands/generate';

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
    .requiredOption(
      '--catalog <DIR|URL>',
      'folder of catalog files, or URL of a Backstage (token in MESH_CONFIGURATOR_TOKEN)',
    )
    .requiredOption('--mesh <MESH>', 'istio, istio-ambient or linkerd')
    .requiredOption('--out <DIR>', 'folder to write to')
    .option(
      '--entity <REF>',
      'one component, for example component:default/order',
    )
    .option('--environment <NAME>', 'environment of app-config')
    .option('--config <FILE>', 'app-config with a serviceMesh section')
    .action(async options => {
      process.exitCode = await generate(options);
    });

  return program;
}
