import { InputError } from '@backstage/errors';
import { ReportFormat } from './format';
import { github } from './github';
import { gitlab } from './gitlab';
import { json } from './json';
import { junit } from './junit';
import { sarif } from './sarif';
import { text } from './text';

export type { Report, ReportFormat } from './format';

const formats: Record<string, ReportFormat> = {
  text,
  json,
  sarif,
  junit,
  github,
  gitlab,
};

/**
 * Reads the option `--format` of `validate`.
 *
 * @throws InputError for another format.
 * @internal
 */
export function readReportFormat(name: string): ReportFormat {
  if (!Object.hasOwn(formats, name)) {
    throw new InputError(
      `No format '${name}'; the formats are ${Object.keys(formats).join(', ')}`,
    );
  }
  return formats[name];
}
