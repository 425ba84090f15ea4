import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
} from '@playwright/test/reporter';

/** Ends a run with one plain line that counts its tests; a run that breaks off counts as one failed. */
export default class TotalsReporter implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite) {
    this.#suite = suite;
  }

  onEnd({ status }: FullResult) {
    const outcomes = this.#suite?.allTests().map(test => test.outcome()) ?? [];
    const count = (...wanted: string[]) =>
      outcomes.filter(outcome => wanted.includes(outcome)).length;
    const failed = count('unexpected') || (status === 'passed' ? 0 : 1);
    process.stdout.write(
      `\n${count('expected', 'flaky')} passed, ${failed} failed, ` +
        `${count('skipped')} skipped\n`,
    );
  }
}
