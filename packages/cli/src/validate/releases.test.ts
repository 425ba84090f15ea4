import {
  readMeshConfig,
  rulesFor,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';

const rules = rulesFor(providers);

function young(
  kind: string,
  spec: object,
  versions: Record<string, string>,
  channel?: string,
): string[] {
  const [apiVersion, name] = kind.split(' ');
  const object = {
    apiVersion,
    kind: name,
    metadata: { name: 'orders', namespace: 'shop' },
    spec,
  };
  return validateFiles(
    [{ path: 'orders.json', content: JSON.stringify(object) }],
    {
      rules,
      providers,
      versions,
      config: readMeshConfig(
        channel ? { targets: { gatewayApi: { channel } } } : {},
      ),
    },
  )
    .filter(({ code }) => code === 'schema/field-not-in-release')
    .map(({ message }) => message.replace(/ of .*' came/, ' came'));
}

describe('fields of a release', () => {
  it.each([
    [
      'networking.istio.io/v1beta1 DestinationRule',
      { host: 'orders', trafficPolicy: { retryBudget: { percent: 20 } } },
      '/spec/trafficPolicy/retryBudget',
      '1.27',
      '1.26',
    ],
    [
      'networking.istio.io/v1 ServiceEntry',
      { hosts: ['*.example.com'], resolution: 'DYNAMIC_DNS' },
      '/spec/resolution',
      '1.28',
      '1.27',
    ],
    [
      'security.istio.io/v1 AuthorizationPolicy',
      { rules: [{ from: [{ source: { serviceAccounts: ['basket'] } }] }] },
      '/spec/rules/0/from/0/source/serviceAccounts',
      '1.25',
      '1.24',
    ],
    [
      'networking.istio.io/v1 VirtualService',
      { hosts: ['orders'], http: [{ retries: { backoff: '1s' } }] },
      '/spec/http/0/retries/backoff',
      '1.26',
      '1.9',
    ],
  ])('of %s are told from older ones', (kind, spec, pointer, since, older) => {
    expect(young(kind, spec, { istio: older })).toEqual([
      `${pointer} came with Istio ${since}, and ${older} runs.`,
    ]);
    expect(young(kind, spec, { istio: since })).toEqual([]);
    expect(young(kind, spec, { linkerd: '2.18' })).toEqual([]);
  });

  it('of the Gateway API are told by release and channel', () => {
    const kind = 'gateway.networking.k8s.io/v1 HTTPRoute';
    const spec = { rules: [{ retry: { attempts: 1 } }] };
    expect(young(kind, spec, { gatewayApi: '1.4' }, 'standard')).toEqual([
      '/spec/rules/0/retry came with the Gateway API 1.2 (experimental channel), and 1.4 of the standard channel is served.',
    ]);
    expect(young(kind, spec, { gatewayApi: '1.1' })).toEqual([
      '/spec/rules/0/retry came with the Gateway API 1.2 (experimental channel), and 1.1 is served.',
    ]);
    expect(young(kind, spec, { gatewayApi: '1.4' })).toEqual([]);
    expect(young(kind, spec, { istio: '1.24' })).toEqual([]);
  });
});
