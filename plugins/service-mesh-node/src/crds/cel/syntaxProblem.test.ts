import { celSyntaxProblem } from './syntaxProblem';

describe('celSyntaxProblem', () => {
  it.each([
    'response.code >= 400',
    "connection.mtls == false || request.url_path.contains('v1beta3')",
    'has(request.headers)',
  ])('has none with %s', text => {
    expect(celSyntaxProblem(text)).toBeNull();
  });

  it.each(['response.code >=', '(a', "'open", '', '('.repeat(5_000)])(
    'finds one in %s',
    text => {
      expect(celSyntaxProblem(text)).toMatch(/^is no CEL/);
    },
  );

  it('reads no more than it should', () => {
    expect(celSyntaxProblem('a'.repeat(20_000))).toMatch(/longer/);
  });
});
