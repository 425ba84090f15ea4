/**
 * Flags of threads that understand TypeScript as this package is written in.
 *
 * @internal
 */
export const typescript = [
  '--require',
  require.resolve('@backstage/cli/config/nodeTransform.cjs'),
];

/**
 * A script of threads that do what they are meant to, and what a text says that no reader of ours falls for.
 *
 * @internal
 */
export const poisonable = `
  const { workerMethods } = require(${JSON.stringify(
    require.resolve('../worker'),
  )});
  const { worker } = require(${JSON.stringify(require.resolve('workerpool'))});
  const obey = text => {
    if (text.includes('HANG')) for (;;);
    if (text.includes('EXIT')) process.exit(1);
    if (text.includes('GROW')) for (const all = []; ; all.push(new Array(1e6).fill(0)));
  };
  const obeying = run => (...parameters) => {
    obey(JSON.stringify(parameters));
    return run(...parameters);
  };
  worker(
    Object.fromEntries(
      Object.entries(workerMethods).map(([name, run]) => [name, obeying(run)]),
    ),
  );
`;
