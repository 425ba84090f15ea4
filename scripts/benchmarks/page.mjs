/**
 * Measures the tab and the fleet page in a browser, against the real backend with a synthetic catalog, and fails where they take
 * longer than they may, each at the median:
 *
 * - the content of the tab, and the fleet page, stand 500 ms after the click that asks for them
 * - What if shows what comes of a setting 300 ms after it was changed, of a usual service and of one with 500 operations
 * - scrolling 300 kB of YAML keeps the browser busy for at most 100 ms at a time; of less than 50 ms it does not tell
 * - the tab with all its views brings at most 150 kB of JavaScript, gzipped, beyond an app without the plugin
 *
 * Times are only worth looking at on an idle machine. `--services N` measures another size.
 */
import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromiumOptions } from '../chromium.mjs';
import { judge, median, RUNS } from './measure.mjs';
import {
  fleetPage,
  longestScrollTask,
  signIn,
  tabContent,
  whatIf,
} from './pageActions.mjs';
import { buildStockApp, startDemo, url } from './pageServer.mjs';
import { scriptBytes } from './pageScripts.mjs';

const bounds = { page: 500, whatIf: 300, task: 100, script: 150 };

const { values: options } = parseArgs({
  options: { services: { type: 'string', default: '2000' } },
});

async function medianOf(measure) {
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    times.push(await measure(run));
  }
  return median(times);
}

const folder = mkdtempSync(join(tmpdir(), 'page-'));
let demo;
let browser;
try {
  const stock = buildStockApp(folder);
  demo = await startDemo(folder, Number(options.services));
  browser = await chromium.launch(chromiumOptions);
  const script = await scriptBytes(browser, stock);

  const page = await browser.newPage({ baseURL: url });
  await signIn(page);
  // What the browser loads once is not measured.
  await tabContent(page, 'service-0');
  await fleetPage(page);

  const judgeTime = (what, time, bound) =>
    judge(`${what}: ${time.toFixed(0)} ms`, time <= bound, `at most ${bound}`);
  const kept = [
    judgeTime(
      'content of the tab',
      await medianOf(run => tabContent(page, `service-${run + 1}`)),
      bounds.page,
    ),
    judgeTime('fleet page', await medianOf(() => fleetPage(page)), bounds.page),
    judgeTime(
      'What if of a usual service',
      await whatIf(page, 'order', medianOf),
      bounds.whatIf,
    ),
    judgeTime(
      'What if of 500 operations',
      await whatIf(page, 'big', medianOf),
      bounds.whatIf,
    ),
    judgeTime(
      'longest task while scrolling',
      await longestScrollTask(page, 'long', medianOf),
      bounds.task,
    ),
    judge(
      `JavaScript of the tab: ${(script / 1_000).toFixed(0)} kB`,
      script <= bounds.script * 1_000,
      `at most ${bounds.script} kB`,
    ),
  ];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
} finally {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true });
}
