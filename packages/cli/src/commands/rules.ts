import { ruleCatalogue } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { exitCodes } from '../exit';
import { printJson, readFormat } from '../output';
import { providers } from '../providers';
import { formatTable } from '../table';

/**
 * Prints the rules that `validate` holds configuration to.
 *
 * @returns the exit code
 * @throws InputError for another format.
 * @internal
 */
export function rules(options: { format?: string }): number {
  const catalogue = ruleCatalogue(providers);
  if (readFormat(options.format) === 'json') {
    printJson({ rules: catalogue });
  } else {
    process.stdout.write(
      formatTable([
        ['CODE', 'SEVERITY', 'LAYER', 'EQUIVALENTS', 'TITLE'],
        ...catalogue.map(({ code, severity, layer, equivalents, title }) => [
          code,
          severity,
          layer,
          equivalents.join(','),
          title,
        ]),
      ]),
    );
  }
  return exitCodes.fine;
}
