/**
 * Jest reporter that writes how many tests passed, failed and were skipped to the file that TEST_TOTALS_FILE names.
 */
const { writeFileSync } = require('node:fs');

module.exports = class TotalsReporter {
  onRunComplete(_contexts, results) {
    const totals = {
      passed: results.numPassedTests,
      // The tests of a suite that could not load are not counted anywhere else.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(process.env.TEST_TOTALS_FILE, JSON.stringify(totals));
  }
};
