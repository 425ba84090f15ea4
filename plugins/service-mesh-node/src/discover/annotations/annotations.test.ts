import {
  parseBasePath,
  parseDnsLabel,
  parseEndpoints,
  parsePorts,
  parseProbes,
  parseReplicas,
  parseSelector,
  parseVersions,
} from '.';

describe('the grammar of annotations', () => {
  it('reads ports with and without a workload port', () => {
    expect(parsePorts('80:8080/http, 9090/grpc')).toEqual({
      value: [
        { port: 80, targetPort: 8080, protocol: 'http' },
        { port: 9090, targetPort: 9090, protocol: 'grpc' },
      ],
    });
  });

  it.each([
    '80',
    '80/htp',
    '0/http',
    '70000/http',
    '80:x/http',
    '',
    '80/http,80/tcp',
  ])('refuses the ports %j', text => {
    expect(parsePorts(text)).toEqual({ problem: expect.any(String) });
  });

  it('reads selectors', () => {
    expect(parseSelector('app=orders,tier=web')).toEqual({
      value: { app: 'orders', tier: 'web' },
    });
    expect(parseSelector('app.kubernetes.io/name==orders')).toEqual({
      value: { 'app.kubernetes.io/name': 'orders' },
    });
  });

  it.each([
    'app',
    'app in (a)',
    '=x',
    'app=a=b',
    'app=<script>',
    'app=a,app=b',
  ])('refuses the selector %j', text => {
    expect(parseSelector(text)).toEqual({ problem: expect.any(String) });
  });

  it('reads versions by name or by label', () => {
    expect(parseVersions('v1, canary=track:canary')).toEqual({
      value: [
        { name: 'v1', labels: { version: 'v1' } },
        { name: 'canary', labels: { track: 'canary' } },
      ],
    });
  });

  it.each(['v1,v1', 'V1', 'v1=track', '', 'v1=a:b:c', 'v1=a:b,v2=a:b'])(
    'refuses the versions %j',
    text => {
      expect(parseVersions(text)).toEqual({ problem: expect.any(String) });
    },
  );

  it('proposes the nearest Kubernetes name', () => {
    expect(parseDnsLabel('Order_Service')).toEqual({
      problem: expect.stringContaining("did you mean 'order-service'"),
    });
  });

  it.each([
    [parseSelector, 'app: orders', 'app=orders'],
    [parsePorts, '80:8080/HTTP', '80:8080/http'],
    [parseBasePath, 'shop', '/shop'],
    [parseProbes, 'healthz', '/healthz'],
    [parseEndpoints, 'DB.example.com/redis', 'db.example.com/redis'],
  ])('proposes what was meant %#', (parse, text, meant) => {
    expect(parse(text)).toEqual({
      problem: expect.stringContaining(`did you mean '${meant}'?`),
    });
  });

  it('reads paths and counts', () => {
    expect(parseBasePath('/')).toEqual({ value: '' });
    expect(parseBasePath('/shop/orders/')).toEqual({ value: '/shop/orders' });
    expect(parseBasePath('shop')).toHaveProperty('problem');
    expect(parseProbes('/healthz,/ready')).toEqual({
      value: ['/healthz', '/ready'],
    });
    expect(parseProbes('healthz')).toHaveProperty('problem');
    expect(parseReplicas('3')).toEqual({ value: 3 });
    expect(parseReplicas('-1')).toHaveProperty('problem');
  });
});
