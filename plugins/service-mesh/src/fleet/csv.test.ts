import { testSummary } from '../__testUtils__';
import { toCsv } from './csv';

describe('toCsv', () => {
  it('writes a line of names and one for each service', () => {
    const [names, order, ...rest] = toCsv([testSummary({ owner: null })]).split(
      '\r\n',
    );

    expect(names).toMatch(/^entity,owner,system,/);
    expect(order).toMatch(
      /^component:default\/order,,system:default\/shop,production,istio,default,audit,strict,audited,3,2,4,true,0,0,1,/,
    );
    expect(rest).toEqual(['']);
  });

  it('keeps hostile text from becoming another cell or a formula', () => {
    expect(
      toCsv([
        testSummary({
          entityRef: '=HYPERLINK("http://x","y")',
          owner: 'a,b\nc',
          system: '+1',
        }),
      ]).split('\r\n')[1],
    ).toMatch(/^"'=HYPERLINK\(""http:\/\/x"",""y""\)","a,b\nc",'\+1,/);
  });
});
