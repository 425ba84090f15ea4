import { Command } from 'commander';
import { validate } from '../commands/validate';
import { providers } from '../providers';
import { readRelease } from './versions';

/**
 * Adds the command `validate`, with an option for the release of each mesh there is.
 *
 * @internal
 */
export function addValidate(program: Command): void {
  const command = program
    .command('validate')
    .description('Check configuration from anywhere, and print what is wrong')
    .argument('<path...>', 'files and folders, or - for standard input')
    .option('--format <FORMAT>', 'text, json, sarif, junit or github', 'text')
    .option('--mesh <MESH>', 'only the rules of one mesh and those of none')
    .option(
      '--crds <source...>',
      'folders, files and URLs of CustomResourceDefinitions',
    )
    .option('--mesh-config <FILE>', 'settings of the mesh as a whole')
    .option(
      '--catalog <DIR|URL>',
      'catalog of the services that the configuration is about',
    )
    .option('--environment <NAME>', 'environment of app-config')
    .option('--closed-world', 'what the input lacks does not exist')
    .option('--fail-on <SEVERITY>', 'error, warning or info', 'error')
    .option('--fix', 'make the changes that keep the meaning')
    .option(
      '--baseline <FILE>',
      'accept the findings of an earlier run with --format json',
    )
    .option('--config <FILE>', 'app-config with a serviceMesh section')
    .option('--today <DATE>', 'the date for accepted findings that end');
  const versioned = [
    ...providers.map(({ id, title }) => ({
      id,
      flag: `--${id}-version`,
      title: `${title}, for example 1.29`,
    })),
    {
      id: 'gatewayApi',
      flag: '--gateway-api-version',
      title: 'the Gateway API, for example 1.2',
    },
  ];
  const releases = versioned.map(({ id, flag, title }) => {
    const option = command.createOption(
      `${flag} <RELEASE>`,
      `release of ${title}`,
    );
    command.addOption(option);
    return { id, attribute: option.attributeName(), flag };
  });
  command.action(async (paths, options) => {
    const versions = Object.fromEntries(
      releases
        .filter(({ attribute }) => options[attribute] !== undefined)
        .map(({ id, attribute, flag }) => [
          id,
          readRelease(options[attribute], flag),
        ]),
    );
    process.exitCode = await validate(paths, { ...options, versions });
  });
}
