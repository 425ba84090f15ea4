import { writeFile } from 'node:fs/promises';
import {
  Finding,
  Severity,
  summarizeFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import {
  providerOf,
  ruleCatalogue,
  rulesFor,
  statedVersions,
  validateFiles,
  ValidateOptions as EngineOptions,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { exitCodes } from '../exit';
import { printNotes } from '../output';
import { formatFinding } from '../printFindings';
import { providers } from '../providers';
import { readConfig } from '../readConfig';
import { applyFixes } from '../validate/applyFixes';
import { readBaseline } from '../validate/baseline';
import { readReportFormat } from '../validate/formats';
import { readCatalogFacts } from '../validate/readCatalogFacts';
import { readCrds } from '../validate/readCrds';
import { InputFile, readInput } from '../validate/readInput';
import { readMeshConfigFile } from '../validate/readMeshConfigFile';

/**
 * Options of `validate`.
 *
 * @internal
 */
export interface ValidateOptions {
  format?: string;
  mesh?: string;
  /** Releases by provider. */
  versions?: Record<string, string>;
  crds?: readonly string[];
  meshConfig?: string;
  /** Folder or URL of a catalog whose services the configuration is about. */
  catalog?: string;
  environment?: string;
  closedWorld?: boolean;
  failOn?: string;
  fix?: boolean;
  baseline?: string;
  config?: string;
  today?: string;
}

const bars: Record<string, readonly Severity[]> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
};

function readBar(failOn: string): readonly Severity[] {
  if (!Object.hasOwn(bars, failOn)) {
    throw new InputError(
      `--fail-on '${failOn}' is none of ${Object.keys(bars).join(', ')}`,
    );
  }
  return bars[failOn];
}

function readToday(text: string | undefined): string {
  const today = text ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(today)) {
    throw new InputError(`--today '${today}' is no date such as 2026-01-31`);
  }
  return today;
}

/** The limits of text that a person hands over, rather than a stranger over the network. */
const limits = {
  maxLength: 64_000_000,
  maxComplexLength: 64_000_000,
  maxValues: 10_000_000,
};

async function engineOptions(
  options: ValidateOptions,
): Promise<EngineOptions & { catalogue: ReturnType<typeof ruleCatalogue> }> {
  const config = await readConfig(options.config);
  const chosen =
    options.mesh === undefined
      ? providers
      : [providerOf(options.mesh, providers)];
  const crds = await readCrds(options.crds ?? config.crds);
  const { facts, problems } = await readCatalogFacts(options, config);
  printNotes([...(crds?.findings ?? []).map(formatFinding), ...problems]);
  return {
    rules: rulesFor(chosen, [], crds),
    catalogue: ruleCatalogue(chosen),
    config,
    providers: chosen,
    ...(crds ? { crds } : {}),
    versions: { ...statedVersions(config), ...options.versions },
    ...facts,
    closedWorld: options.closedWorld ?? false,
    meshConfig:
      options.meshConfig === undefined
        ? null
        : await readMeshConfigFile(options.meshConfig, chosen),
    today: readToday(options.today),
    limits,
  };
}

/** Writes the files that findings offer to mend. */
async function fixFiles(
  files: readonly InputFile[],
  findings: readonly Finding[],
): Promise<InputFile[]> {
  const fixed: InputFile[] = [];
  for (const { path, content } of files) {
    const mended = applyFixes(
      content,
      findings.filter(({ file }) => file === path),
    );
    if (mended !== content) {
      await writeFile(path, mended);
    }
    fixed.push({ path, content: mended });
  }
  return fixed;
}

/**
 * Checks configuration from anywhere and prints what is found.
 *
 * @param sources - files, folders, or `-` for standard input
 * @returns the exit code: 1 where a finding reaches the bar
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function validate(
  sources: readonly string[],
  options: ValidateOptions,
): Promise<number> {
  const format = readReportFormat(options.format ?? 'text');
  const bar = readBar(options.failOn ?? 'error');
  if (options.fix && sources.includes('-')) {
    throw new InputError('--fix changes files, and standard input is none');
  }
  const accept =
    options.baseline === undefined
      ? (findings: Finding[]) => findings
      : await readBaseline(options.baseline);
  const { catalogue, ...engine } = await engineOptions(options);
  const files = await readInput(sources);
  const checked = options.fix
    ? await fixFiles(
        files,
        validateFiles(files, { ...engine, maxFindings: Infinity }),
      )
    : files;
  const findings = accept(validateFiles(checked, engine));
  process.stdout.write(
    format({
      findings,
      summary: summarizeFindings(findings),
      files: files.map(({ path }) => path),
      rules: catalogue,
    }),
  );
  const fails = findings.some(
    ({ severity, suppressed, undecided }) =>
      !suppressed && undecided === undefined && bar.includes(severity),
  );
  return fails ? exitCodes.findings : exitCodes.fine;
}
