import { reportFailure } from './exit';
import { captureOutput } from './__testUtils__/captureOutput';
import { createProgram } from './program';

afterEach(() => jest.restoreAllMocks());

/** Runs a command line that fails, and tells its exit code and message. */
async function run(...args: string[]) {
  const output = captureOutput();
  const code = await createProgram()
    .parseAsync(['node', 'mesh-configurator', ...args])
    .then(() => undefined, reportFailure);
  return { code, message: output.stderr };
}

describe('mesh-configurator', () => {
  it.each([
    [['discover'], /--catalog or --definition/],
    [['discover', '--catalog', 'a', '--definition', 'b'], /either/],
    [['discover', '--definition', '/does/not/exist'], /Cannot read/],
    [['facts'], /missing required argument/],
    [['facts', '/does/not/exist'], /Cannot read the manifests/],
    [['facts', '.', '--catalog', '/does/not/exist'], /catalog folder/],
    [['fly'], /unknown command/],
  ])('exits with 2 for %j and says why', async (args, message) => {
    expect(await run(...args)).toEqual({
      code: 2,
      message: expect.stringMatching(message),
    });
  });
});
