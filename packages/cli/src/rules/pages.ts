import {
  RuleInfo,
  ruleCatalogue,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';
import { rulePage } from './page';

const row = ({ code, title, severity, layer }: RuleInfo) =>
  `| [\`${code}\`](${code}.md) | ${severity} | ${layer} | ${title.replace(
    /\|/g,
    '\\|',
  )} |`;

function index(rules: readonly RuleInfo[]): string {
  return [
    '# Rules',
    '',
    'What `mesh-configurator validate` holds configuration to. `yarn golden` writes these pages from the rules themselves; their',
    'examples are run by tests, and entities of a catalog in an example are what `--catalog` says.',
    '',
    '| Code | Severity | Layer | Asks for |',
    '| --- | --- | --- | --- |',
    ...rules.map(row),
    '',
  ].join('\n');
}

/**
 * The pages of all rules and their index, by their path below `docs/rules`.
 *
 * @internal
 */
export function rulePages(): Record<string, string> {
  const rules = ruleCatalogue(providers);
  return {
    'README.md': index(rules),
    ...Object.fromEntries(
      rules.map(rule => [`${rule.code}.md`, rulePage(rule)]),
    ),
  };
}
