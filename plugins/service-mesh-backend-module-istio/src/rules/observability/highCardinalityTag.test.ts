import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { highCardinalityTag } from './highCardinalityTag';

const find = (value: string, override = '') =>
  ruleFindings(
    highCardinalityTag,
    `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: shop, namespace: shop }
spec:
  metrics:
    - overrides:
        - tagOverrides: { tag: { value: ${JSON.stringify(value)} } }
          ${override}
`,
  ).map(({ params }) => params.attribute);

describe('observability/high-cardinality-tag', () => {
  it.each([
    ['request.url_path', 'request.url_path'],
    ['string(request.path)', 'request.path'],
    ["request.headers['X-User-Id']", 'x-user-id'],
    ['request.headers["cookie"] + "x"', 'cookie'],
    ['source.port', 'source.port'],
  ])('finds %s', (value, attribute) => {
    expect(find(value)).toEqual([attribute]);
  });

  it.each([
    'request.method',
    'request.host',
    'response.code',
    "request.headers['x-beta']",
    'my_request.path',
    'request.path_class',
  ])('is silent about %s', value => {
    expect(find(value)).toEqual([]);
  });

  it('is silent about a metric that is off', () => {
    expect(find('request.path', 'disabled: true')).toEqual([]);
  });
});
