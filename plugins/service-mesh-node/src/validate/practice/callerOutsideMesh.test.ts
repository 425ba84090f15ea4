import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testCaller } from '../../testUtils';
import { found, gate, shopService } from './__testUtils__/shop';
import { callerOutsideMesh } from './callerOutsideMesh';

const timeout = { 'resilience.timeout': '5s' };

function findings(
  mesh: AdmittedCaller['mesh'],
  policy: object = timeout,
  target = 'gates',
) {
  const service = shopService('orders', {
    policy,
    input: {
      admission: {
        mode: 'listed',
        callers: [{ ...testCaller('web'), mesh }, testCaller('basket')],
        origin: { source: 'default' },
      },
    },
  });
  return found(
    callerOutsideMesh,
    [gate('orders')],
    [{ ...service, target: { ...service.target, mesh: target } }],
  );
}

describe('callerOutsideMesh', () => {
  it.each([timeout, { 'resilience.retries.attempts': 2 }])(
    'finds a caller outside the mesh that %j is for',
    policy => {
      expect(findings('none', policy)).toEqual([
        expect.stringMatching(/^warning: .*web calls .* from outside the mesh/),
      ]);
    },
  );

  it('is content with callers in the mesh, and with those that nothing is known of', () => {
    expect(findings('gates')).toEqual([]);
    expect(findings(null)).toEqual([]);
  });

  it('is content where nothing is wanted of the proxies of callers', () => {
    expect(findings('none', {})).toEqual([]);
    expect(findings('none', timeout, 'istio-ambient')).toEqual([]);
  });
});
