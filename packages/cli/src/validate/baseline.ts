import { readFile } from 'node:fs/promises';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';

type Known = Pick<Finding, 'code'> & {
  [Member in 'file' | 'pointer' | 'resource']?: Finding[Member] | null;
};

const isBaseline = (json: any): json is { findings: Known[] } =>
  Array.isArray(json?.findings) &&
  json.findings.every((known: any) => typeof known?.code === 'string');

/** Lines are no part of it: they move with every edit above. */
const keyOf = ({ code, file, pointer, resource }: Known) =>
  JSON.stringify([
    code,
    file ?? '',
    pointer ?? '',
    resource?.kind ?? '',
    resource?.namespace ?? '',
    resource?.name ?? '',
  ]);

/**
 * Reads the findings of an earlier run, written with `--format json`, and accepts those that were there already.
 *
 * @throws InputError for a file that is none.
 * @internal
 */
export async function readBaseline(
  file: string,
): Promise<(findings: readonly Finding[]) => Finding[]> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new InputError(`Cannot read the baseline ${file}: ${error}`);
  }
  if (!isBaseline(json)) {
    throw new InputError(
      `${file} is no baseline: write one with validate --format json`,
    );
  }
  const known = new Set(json.findings.map(keyOf));
  return findings =>
    findings.map(finding =>
      finding.suppressed || !known.has(keyOf(finding))
        ? finding
        : {
            ...finding,
            suppressed: {
              by: 'baseline',
              reason: `It stands in ${file}.`,
              until: null,
            },
          },
    );
}
