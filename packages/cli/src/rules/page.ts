import { RuleInfo } from '@mesh-configurator/backstage-plugin-service-mesh-node';

const weights: Record<RuleInfo['consequence'], string> = {
  rejected: 'rejected by the API server or the control plane',
  ineffective: 'without effect',
  risky: 'risky',
  style: 'style',
};

/** A text as a block of YAML; what cannot be printed is shown by its symbol. */
function yamlBlock(text: string): string {
  const shown = text.replace(/\0/g, '\u2400').replace(/\n$/, '');
  return `\`\`\`yaml\n${shown}\n\`\`\``;
}

/** What holds beside the YAML of an example, in words. */
function known({ facts = {}, maxLength }: NonNullable<RuleInfo['example']>) {
  const said = Object.entries(facts).map(
    ([name, value]) => `\`${name}: ${JSON.stringify(value)}\``,
  );
  const limit =
    maxLength === undefined
      ? []
      : [`files of up to ${maxLength} characters are read`];
  const all = [...said, ...limit];
  return all.length > 0 ? [`Known beside the YAML: ${all.join(', ')}.`] : [];
}

function examples({ example }: RuleInfo): string[] {
  return example
    ? [
        '## Bad',
        yamlBlock(example.bad),
        '## Good',
        yamlBlock(example.good),
        ...(example.crds
          ? ['## CustomResourceDefinitions', yamlBlock(example.crds)]
          : []),
        ...known(example),
      ]
    : [];
}

/**
 * The page of a rule, as Markdown: what it asks for, why, and how it looks.
 *
 * @internal
 */
export function rulePage(rule: RuleInfo): string {
  const { code, title, severity, layer, consequence, why, equivalents } = rule;
  const others = equivalents.length > 0 ? equivalents.join(', ') : 'none';
  return [
    `# ${title}`,
    `\`${code}\` · ${severity} · layer ${layer} · ${weights[consequence]}`,
    why,
    `Codes of other tools: ${others}.`,
    ...examples(rule),
  ]
    .map(part => `${part}\n`)
    .join('\n');
}
