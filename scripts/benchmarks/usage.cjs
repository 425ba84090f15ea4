// Loaded into a measured process: tells on its way out what it took.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(
    process.env.USAGE_FILE,
    JSON.stringify({
      seconds: (user + system) / 1e6,
      elapsed: performance.now() / 1000,
      megabytes: process.resourceUsage().maxRSS / 1024,
    }),
  );
});
