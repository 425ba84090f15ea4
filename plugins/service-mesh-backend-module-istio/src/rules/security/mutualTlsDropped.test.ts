import { networking } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { mutualTlsDropped } from './mutualTlsDropped';

const mutual = { tls: { mode: 'ISTIO_MUTUAL' } };
const rule = (
  name: string,
  host: string,
  trafficPolicy: object,
  spec: object = {},
) => networking('DestinationRule', name, { host, trafficPolicy, ...spec });
const wide = rule('default', '*.local', mutual);
const plain = rule('orders', 'orders', { loadBalancer: { simple: 'RANDOM' } });

describe('security/mutual-tls-dropped', () => {
  it.each([
    ['it says so too', [wide, rule('orders', 'orders', mutual)]],
    [
      'it says so of a port',
      [wide, rule('orders', 'orders', { portLevelSettings: [mutual] })],
    ],
    [
      'it says so of a subset',
      [
        wide,
        rule('orders', 'orders', {}, { subsets: [{ trafficPolicy: mutual }] }),
      ],
    ],
    ['nothing around it does', [rule('default', '*.local', {}), plain]],
    [
      'what is around it is for another namespace',
      [rule('d', '*.eu.svc.cluster.local', mutual), plain],
    ],
    [
      'what is around it is exported elsewhere',
      [rule('d', '*.local', mutual, { exportTo: ['eu'] }), plain],
    ],
    [
      'nobody there calls the host, by the Sidecar',
      [
        networking('Sidecar', 'default', { egress: [{ hosts: ['eu/*'] }] }),
        wide,
        plain,
      ],
    ],
    ['the host is outside', [wide, rule('pay', 'pay.example.com', {})]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(mutualTlsDropped, objects)).toEqual([]);
  });

  it.each([
    [{ enableAutoMtls: false }, 'warning'],
    [{}, 'info'],
  ])('finds one that replaces it; with %j: %s', (meshConfig, severity) => {
    expect(
      hits(mutualTlsDropped, [wide, plain], undefined, { meshConfig }),
    ).toMatchObject([{ params: { name: 'orders' }, severity }]);
  });
});
