/**
 * Runs every check and all tests, whatever fails, and ends with one line that counts both.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checks = {
  'type check': ['tsc'],
  lint: ['backstage-cli', 'repo', 'lint'],
  format: ['prettier', '--check', '.'],
  'package fields': ['backstage-cli', 'repo', 'fix', '--publish', '--check'],
};

const reporter = fileURLToPath(new URL('totals-reporter.cjs', import.meta.url));
const tests = [
  'backstage-cli',
  'repo',
  'test',
  '--watchAll=false',
  '--reporters=default',
  `--reporters=${reporter}`,
  // Not before: `--reporters` takes every word up to the next flag.
  '--ci',
];

function succeeds(title, [program, ...args], env = process.env) {
  console.log(`\n== ${title}`);
  return spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
}

/** Runs all Jest tests; a run that breaks off without totals, or fails beside them, counts as one failed. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'test-totals-'));
  const file = join(folder, 'totals.json');
  try {
    const ok = succeeds('tests', tests, {
      ...process.env,
      TEST_TOTALS_FILE: file,
    });
    const totals = JSON.parse(readFileSync(file, 'utf8'));
    return ok || totals.failed ? totals : { ...totals, failed: 1 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const failedChecks = Object.keys(checks).filter(
  title => !succeeds(title, checks[title]),
);
const totals = runTests();

if (failedChecks.length) {
  console.log(`\nFailed: ${failedChecks.join(', ')}`);
}
const passed = totals.passed + Object.keys(checks).length - failedChecks.length;
const failed = totals.failed + failedChecks.length;
console.log(`\n${passed} passed, ${failed} failed, ${totals.skipped} skipped`);
process.exitCode = failed ? 1 : 0;
