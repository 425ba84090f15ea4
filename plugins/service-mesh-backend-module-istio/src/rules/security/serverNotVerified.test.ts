import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { networking } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { serverNotVerified } from './serverNotVerified';

const simple = { mode: 'SIMPLE' };
const rule = (trafficPolicy: object, spec: object = {}) =>
  networking('DestinationRule', 'pay', {
    host: 'pay.example.com',
    trafficPolicy,
    ...spec,
  });

describe('security/server-not-verified', () => {
  it.each([
    [
      'it names authorities',
      rule({ tls: { ...simple, caCertificates: 'system' } }),
    ],
    ['TLS is of the mesh', rule({ tls: { mode: 'ISTIO_MUTUAL' } })],
    ['there is no TLS', rule({ tls: { mode: 'DISABLE' } })],
    ['there is no policy', rule({})],
    [
      'the secret of selected workloads brings them',
      rule(
        { tls: { ...simple, credentialName: 'a' } },
        { workloadSelector: {} },
      ),
    ],
  ])('is silent where %s', (_, object) => {
    expect(hits(serverNotVerified, [object])).toEqual([]);
  });

  it('warns where any certificate is accepted, and remarks where the system says whose', () => {
    const severityOf = (tls: object) =>
      ruleFindings(serverNotVerified, JSON.stringify(rule({ tls }))).map(
        ({ severity }) => severity,
      );

    expect(severityOf(simple)).toEqual(['info']);
    expect(severityOf({ ...simple, insecureSkipVerify: true })).toEqual([
      'warning',
    ]);
  });

  it('finds TLS without authorities at each level', () => {
    expect(
      hits(serverNotVerified, [
        rule(
          {
            tls: { mode: 'MUTUAL', caCertificates: '' },
            portLevelSettings: [
              {},
              { tls: { ...simple, credentialName: 'a' } },
            ],
          },
          { subsets: [{ trafficPolicy: { tls: simple } }] },
        ),
      ]).map(({ pointer, equivalents }) => [pointer, equivalents]),
    ).toEqual([
      ['/spec/trafficPolicy/tls', ['IST0128']],
      ['/spec/trafficPolicy/portLevelSettings/1/tls', ['IST0129']],
      ['/spec/subsets/0/trafficPolicy/tls', []],
    ]);
  });
});
