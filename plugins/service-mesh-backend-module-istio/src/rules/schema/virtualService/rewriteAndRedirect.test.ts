import { judge } from '../../../testUtils/admission';
import { rewriteAndRedirect } from './rewriteAndRedirect';

describe('schema/rewrite-and-redirect', () => {
  it.each<[string, object, string[]]>([
    ['a rewrite of nothing', { http: [{ rewrite: {} }] }, ['/http/0/rewrite']],
    [
      'two rewrites of the path',
      {
        http: [
          {
            rewrite: {
              uri: '/',
              uriRegexRewrite: { match: 'a', rewrite: 'b' },
            },
          },
        ],
      },
      ['/http/0/rewrite/uriRegexRewrite'],
    ],
    [
      'half a rewrite',
      { http: [{ rewrite: { uriRegexRewrite: { match: 'a' } } }] },
      ['/http/0/rewrite/uriRegexRewrite'],
    ],
    [
      'a redirect to nowhere',
      { http: [{ redirect: {} }] },
      ['/http/0/redirect'],
    ],
    [
      'a status that redirects nothing',
      { http: [{ redirect: { uri: '/', redirectCode: 200 } }] },
      ['/http/0/redirect/redirectCode'],
    ],
    [
      'a scheme and a port',
      { http: [{ redirect: { scheme: 'ftp', port: 0 } }] },
      ['/http/0/redirect/scheme', '/http/0/redirect/port'],
    ],
    [
      'a prefix of no prefix',
      {
        http: [
          {
            match: [{ uri: { exact: '/' } }],
            redirect: { prefixRewrite: '/' },
          },
        ],
      },
      ['/http/0/redirect/prefixRewrite'],
    ],
    [
      'an answer of no status',
      { http: [{ directResponse: { status: 99 } }] },
      ['/http/0/directResponse/status'],
    ],
    [
      'a long answer',
      {
        http: [
          {
            directResponse: {
              status: 200,
              body: { string: 'x'.repeat(200_000) },
            },
          },
        ],
      },
      ['/http/0/directResponse/body warns'],
    ],
    [
      'too long an answer',
      {
        http: [
          {
            directResponse: {
              status: 200,
              body: { string: 'x'.repeat(2_000_000) },
            },
          },
        ],
      },
      ['/http/0/directResponse/body'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(rewriteAndRedirect, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'what leads somewhere',
      {
        http: [
          { redirect: { authority: 'a' } },
          { rewrite: { authority: 'a' } },
          { directResponse: { status: 503 } },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(rewriteAndRedirect, 'VirtualService', spec)).toEqual([]);
  });
});
