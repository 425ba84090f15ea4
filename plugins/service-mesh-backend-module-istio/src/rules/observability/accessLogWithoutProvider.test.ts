import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { accessLogWithoutProvider } from './accessLogWithoutProvider';

const find = (accessLogging: string, meshConfig: JsonObject | null = {}) =>
  ruleFindings(
    accessLogWithoutProvider,
    `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: shop, namespace: shop }
spec: { accessLogging: ${accessLogging} }
`,
    { meshConfig },
  ).map(({ pointer, undecided }) => undecided ?? pointer);

describe('observability/access-log-without-provider', () => {
  it('finds access logs for nobody', () => {
    expect(
      find('[{ providers: [{ name: envoy }] }, { match: { mode: SERVER } }]'),
    ).toEqual(['/spec/accessLogging/1']);
  });

  it.each(['[{ providers: [{ name: envoy }] }]', '[{ disabled: true }]', '[]'])(
    'is silent about %s',
    accessLogging => {
      expect(find(accessLogging)).toEqual([]);
    },
  );

  it('goes by the defaults of the mesh, and asks for them', () => {
    expect(
      find('[{}]', { defaultProviders: { accessLogging: ['envoy'] } }),
    ).toEqual([]);
    expect(find('[{}]', null)).toEqual(['needs MeshConfig']);
  });
});
