/**
 * Starts the demo Backstage, frontend and backend, and says which page to open once both answer.
 */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const APP = 'http://localhost:3000';
const READINESS = 'http://localhost:7007/.backstage/health/v1/readiness';

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

const backstage = spawn('backstage-cli', ['repo', 'start'], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => backstage.kill(signal));
}
backstage.on('exit', code => process.exit(code ?? 1));

while (!(await answers(APP)) || !(await answers(READINESS))) {
  await sleep(1_000);
}
console.log(`\nService Mesh Configurator is ready: open ${APP}\n`);
