import { InputError } from '@backstage/errors';
import {
  ruleCatalogue,
  RuleInfo,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { exitCodes } from '../exit';
import { printJson, readFormat } from '../output';
import { providers } from '../providers';
import { rulePage } from '../rules/page';
import { formatTable } from '../table';

function find(code: string, catalogue: readonly RuleInfo[]): RuleInfo {
  const rule = catalogue.find(
    each => each.code === code || each.equivalents.includes(code),
  );
  if (!rule) {
    throw new InputError(
      `There is no rule '${code}'; \`mesh-configurator rules\` lists them all`,
    );
  }
  return rule;
}

function list(catalogue: readonly RuleInfo[]): string {
  return formatTable([
    ['CODE', 'SEVERITY', 'LAYER', 'EQUIVALENTS', 'TITLE'],
    ...catalogue.map(({ code, severity, layer, equivalents, title }) => [
      code,
      severity,
      layer,
      equivalents.join(','),
      title,
    ]),
  ]);
}

/**
 * Prints the rules that `validate` holds configuration to, or one of them with its examples.
 *
 * @param code - of the rule, ours or that of another tool; without it, all are listed
 * @returns the exit code
 * @throws InputError for another format, or a code that there is not.
 * @internal
 */
export function rules(
  code: string | undefined,
  options: { format?: string },
): number {
  const catalogue = ruleCatalogue(providers);
  const isJson = readFormat(options.format) === 'json';
  if (code === undefined) {
    if (isJson) {
      printJson({ rules: catalogue });
    } else {
      process.stdout.write(list(catalogue));
    }
    return exitCodes.fine;
  }
  const rule = find(code, catalogue);
  if (isJson) {
    printJson(rule);
  } else {
    process.stdout.write(rulePage(rule));
  }
  return exitCodes.fine;
}
