/**
 * Catches what a command prints, until mocks are restored.
 *
 * @internal
 */
export function captureOutput(): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    output.stdout += text;
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation(text => {
    output.stderr += text;
    return true;
  });
  return output;
}
