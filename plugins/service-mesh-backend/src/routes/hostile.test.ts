import { mockServices } from '@backstage/backend-test-utils';
import istioModule from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import request from 'supertest';
import { start } from '../__testUtils__/testBackend';

const BASE = '/api/service-mesh/v1';
const SERVICE = '/services/component/default/order';

const long = 'x'.repeat(20_000);
const deep = '['.repeat(20_000) + ']'.repeat(20_000);

const texts = [
  '',
  ' ',
  '\u0000',
  '../../etc/passwd',
  '%2e%2e%2f',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '${{ secrets.TOKEN }}',
  '<script>alert(1)</script>',
  '\r\nset-cookie: a=b',
  '\u202etxt.exe',
  'http://169.254.169.254/latest/meta-data',
  `${'a'.repeat(5_000)}!`,
  long,
];

const values = [
  null,
  true,
  -1,
  1e308,
  [],
  {},
  [[]],
  { __proto__: { polluted: true } },
  ...texts,
];

const bodies = (field: string) =>
  values.map(value => JSON.stringify({ [field]: value }));

const raw = [
  '',
  'null',
  '[]',
  '{',
  '"text"',
  deep,
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  `{"changes":[{"leaf":"resilience.timeout","value":${deep}}]}`,
  '{"changes":[{"leaf":"__proto__","value":1}]}',
  '{"changes":[{"leaf":"traffic.weights","value":{"__proto__":100}}]}',
  `{"changes":[{"leaf":"resilience.timeout","value":"${'9'.repeat(5_000)}s"}]}`,
  '{"caller":null,"method":"GET","path":"/","claims":{"__proto__":{"polluted":true}}}',
  '{"caller":null,"method":"GET","path":"/","headers":{"__proto__":"x"}}',
  `{"caller":null,"method":"GET","path":"/${'a/'.repeat(900)}"}`,
  '{"files":[{"path":"a","content":"a: &a [*a]"}]}',
  '{"files":[{"path":"a","content":"{{{{{{{{{{{{{{{{"}]}',
];

const matching = (match: string) =>
  `kind: VirtualService\nspec: {hosts: [a], http: [{match: [{uri: ${match}}]}]}`;

/** Characters of a file that is big. */
const BIG = 200_000;

/** YAML that costs much to read, or to look at. */
const yamls = [
  `a: &a [x]\n${Array.from(
    { length: 40 },
    (_, i) => `b${i}: &b${i} [${`*${i ? `b${i - 1}` : 'a'},`.repeat(9)}]`,
  ).join('\n')}`,
  deep,
  '- '.repeat(BIG / 2),
  '{a: '.repeat(BIG / 4),
  '? '.repeat(BIG / 2),
  '---\n'.repeat(BIG / 4),
  `a: "${'\\u0041'.repeat(20_000)}"`,
  Array.from({ length: BIG / 10 }, (_, i) => `k${i}: v`).join('\n'),
  `${'#'.repeat(100_000)}\n${' '.repeat(100_000)}a`,
  '&a '.repeat(BIG / 3),
  '!!a '.repeat(BIG / 4),
  `a: |\n${' x\n'.repeat(30_000)}`,
  matching(`{regex: '(a+)+$'}`),
  matching(`{regex: '${'(a|a)*'.repeat(2_000)}'}`),
  matching(`{prefix: '${'/a'.repeat(20_000)}'}`),
  `kind: VirtualService\nspec: {hosts: [${'"*.a.b",'.repeat(BIG / 8)}]}`,
  Array.from(
    { length: BIG / 150 },
    (_, i) =>
      `kind: VirtualService\nmetadata: {name: v${i}, namespace: a}\nspec: {hosts: [a], http: [{route: [{destination: {host: a}}]}]}`,
  ).join('\n---\n'),
];

/** Settings whose values are looked at piece by piece. */
const settings = [
  ['resilience.timeout', `${'1h'.repeat(2_000)}!`],
  ['traffic.match', [{ path: { regex: '(a+)+$' }, to: 'v1' }]],
  ['traffic.match', Array(2_000).fill({ header: 'a', value: 'b', to: 'v1' })],
  ['security.callers.additional', Array(2_000).fill({ serviceAccount: 'a/b' })],
  [
    'security.callers.additional',
    [{ serviceAccount: 'a/b', paths: [`/${'*/'.repeat(2_000)}`] }],
  ],
].map(([leaf, value]) => JSON.stringify({ changes: [{ leaf, value }] }));

const posts = [
  ...['preview', 'can', 'delivery', 'refresh'].flatMap(route =>
    [...raw, ...bodies('mesh'), ...bodies('changes'), ...bodies('caller')].map(
      body => [`${SERVICE}/${route}`, body],
    ),
  ),
  ...[...raw, ...bodies('files')].map(body => ['/validate', body]),
  ...yamls.map(content => [
    '/validate',
    JSON.stringify({ files: [{ path: 'a.yaml', content }] }),
  ]),
  ...settings.map(body => [`${SERVICE}/preview`, body]),
];

const gets = [
  ...texts.flatMap(text => {
    const part = encodeURIComponent(text);
    return [
      `/services/${part}/default/order`,
      `/services/component/${part}/order`,
      `/services/component/default/${part}`,
      `${SERVICE}?mesh=${part}`,
      `${SERVICE}?environment=${part}`,
      `/services?cursor=${part}`,
      `/services?text=${part}`,
      `/services?owner=${part}`,
      `/services?orderBy=${part}`,
      `/services?limit=${part}`,
      `/rules/${part}/a`,
    ];
  }),
  '/services?limit=1&limit=2',
  '/services?owner[__proto__]=a',
  '/services?__proto__[a]=b',
  `${SERVICE}?mesh[]=istio`,
  `${SERVICE}/%00`,
];

describe('hostile requests', () => {
  let server: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    server = await start({
      features: [istioModule, mockServices.auditor.mock().factory],
    });
  });

  /** Gets, or posts a body. */
  const ask = (path: string, body?: string) =>
    body === undefined
      ? request(server).get(`${BASE}${path}`)
      : request(server)
          .post(`${BASE}${path}`)
          .set('content-type', 'application/json')
          .send(body);

  /** How often something is asked that seems to take long, before it is believed. */
  const TIMES = 3;

  /**
   * What must be said of an answer: nothing breaks, and nothing tells of how it is made. One second is what all threads of this
   * process may be busy with it. A machine that does other things besides makes it wait longer, which says nothing of the request, and
   * makes it busy longer now and then, which is why what takes long is asked again.
   */
  async function judge(path: string, body?: string) {
    let takesLong = true;
    let breaks = false;
    let tells = false;
    for (let time = 0; takesLong && time < TIMES; time += 1) {
      const since = performance.now();
      const busy = process.cpuUsage();
      const { status, text } = await ask(path, body);
      const { user, system } = process.cpuUsage(busy);
      takesLong =
        user + system > 1_000_000 || performance.now() - since > 5_000;
      breaks ||= status >= 500;
      tells ||= /node_modules|\bselect\b.*\bfrom\b/i.test(text);
    }
    const pollutes = ({} as Record<string, unknown>).polluted !== undefined;
    return { breaks, tells, takesLong, pollutes };
  }
  const safe = {
    breaks: false,
    tells: false,
    takesLong: false,
    pollutes: false,
  };

  it('are answered, however strange the address', async () => {
    for (const path of gets) {
      expect({ path, ...(await judge(path)) }).toEqual({ path, ...safe });
    }
  }, 120_000);

  it('are answered, however strange the body', async () => {
    for (const [path, body] of posts) {
      expect({ path, body, ...(await judge(path, body)) }).toEqual({
        path,
        body,
        ...safe,
      });
    }
  }, 120_000);

  it.each([
    ['preview', 200_000, 413],
    ['can', 200_000, 413],
  ])('are refused where %s is too long', async (route, length, status) => {
    const { status: actual } = await request(server)
      .post(`${BASE}${SERVICE}/${route}`)
      .send({ text: 'x'.repeat(length) });
    expect(actual).toBe(status);
  });

  it.each([
    ['get', '/services'],
    ['get', SERVICE],
    ['get', `${SERVICE}/history`],
    ['get', '/rules'],
    ['get', '/rules/a/b'],
    ['post', `${SERVICE}/preview`],
    ['post', `${SERVICE}/can`],
    ['post', `${SERVICE}/delivery`],
    ['post', `${SERVICE}/refresh`],
    ['post', '/validate'],
  ] as const)(
    'without credentials are refused: %s %s',
    async (method, path) => {
      const { status } = await request(server)
        [method](`${BASE}${path}`)
        .set('authorization', 'Bearer mock-none-token');
      expect(status).toBe(401);
    },
  );
});
