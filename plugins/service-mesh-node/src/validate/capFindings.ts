import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * How many findings of a rule stand for a file before the rest is summed up.
 *
 * @public
 */
export const MAX_FINDINGS = 100;

/** Accepted and undecided findings fail nothing, so they take no place from others. */
const groupOf = ({ file, code, severity, suppressed, undecided }: Finding) =>
  JSON.stringify([
    file ?? '',
    code,
    severity,
    suppressed !== undefined,
    undecided !== undefined,
  ]);

function summary(omitted: readonly Finding[]): Finding {
  const [{ fix: _, ...first }] = omitted;
  const { code, file } = first;
  return {
    ...first,
    message: `${omitted.length} more findings of '${code}'${
      file === undefined ? '' : ` in ${file}`
    } are not listed; the first of them stands here.`,
    params: { omitted: omitted.length },
    related: [],
  };
}

/**
 * Bounds the findings of each rule, file by file: beyond the bound, one finding says how many there are more.
 *
 * @param findings - in the order in which they are listed
 * @internal
 */
export function capFindings(
  findings: readonly Finding[],
  max: number = MAX_FINDINGS,
): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = groupOf(finding);
    const group = groups.get(key);
    if (group) {
      group.push(finding);
    } else {
      groups.set(key, [finding]);
    }
  }
  return [...groups.values()].flatMap(group =>
    group.length <= max
      ? group
      : [...group.slice(0, max), summary(group.slice(max))],
  );
}
