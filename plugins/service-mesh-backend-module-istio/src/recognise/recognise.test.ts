import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { UNDESCRIBED } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testTarget } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { recognise } from '.';
import { defaultInput } from '../testUtils/inputs';

const target = testTarget({
  mesh: 'istio',
  provider: 'istio',
  version: '1.29',
});
const selector = { matchLabels: { app: 'order' } };

function read(group: string, kind: string, spec: JsonObject) {
  const object: KubernetesObject = {
    apiVersion: `${group}.istio.io/v1`,
    kind,
    metadata: { name: 'written', namespace: 'shop' },
    spec,
  };
  return recognise([object], defaultInput().service, target).recognitions[0];
}

function meaning(group: string, kind: string, spec: JsonObject, of?: string) {
  const recognition = read(group, kind, spec);
  return {
    values: Object.fromEntries(
      (recognition?.settings ?? [])
        .filter(({ operation }) => operation === of)
        .map(({ leaf, value }) => [leaf, value]),
    ),
    reasons: (recognition?.obstacles ?? []).map(({ reason }) => reason),
  };
}

describe('objects of Istio, read back', () => {
  it('has timeouts and retries of a VirtualService, those of the mesh where it names none', () => {
    const to = [{ destination: { host: 'order' } }];
    const rule = { route: to, timeout: '1m30s' };
    const spec = { hosts: ['order'], http: [rule] };
    expect(meaning('networking', 'VirtualService', spec, UNDESCRIBED)).toEqual({
      values: {
        'resilience.timeout': '90s',
        'resilience.retries.attempts': 2,
        'resilience.retries.on': [
          'connect-failure',
          'refused-stream',
          'unavailable',
          'cancelled',
        ],
      },
      reasons: [],
    });
  });

  it('has connections and ejection of a DestinationRule', () => {
    const spec = {
      host: 'order.shop.svc.cluster.local',
      trafficPolicy: {
        loadBalancer: { simple: 'LEAST_CONN' },
        connectionPool: { tcp: { maxConnections: 9 } },
        outlierDetection: { consecutive5xxErrors: 4 },
      },
    };
    expect(meaning('networking', 'DestinationRule', spec)).toEqual({
      values: {
        'traffic.loadBalancing.algorithm': 'least-request',
        'resilience.circuitBreaker.maxConnections': 9,
        'resilience.circuitBreaker.consecutiveErrors': 4,
        'resilience.circuitBreaker.interval': '10s',
        'resilience.circuitBreaker.ejection': '30s',
      },
      reasons: [],
    });
  });

  it('has the callers of an AuthorizationPolicy', () => {
    const source = { principals: ['cluster.local/ns/shop/sa/web'] };
    const spec = { selector, rules: [{ from: [{ source }] }] };
    expect(meaning('security', 'AuthorizationPolicy', spec)).toEqual({
      values: {
        'security.callers.mode': 'declared',
        'security.callers.additional': [{ serviceAccount: 'shop/web' }],
        'security.callers.granularity': 'service',
      },
      reasons: [],
    });
  });

  it('has mutual TLS of a PeerAuthentication', () => {
    const spec = { selector, mtls: { mode: 'STRICT' } };
    expect(meaning('security', 'PeerAuthentication', spec)).toEqual({
      values: { 'security.mtls': 'strict' },
      reasons: [],
    });
  });

  it('has the share of traces of a Telemetry', () => {
    const spec = { selector, tracing: [{ randomSamplingPercentage: 5 }] };
    expect(meaning('telemetry', 'Telemetry', spec)).toEqual({
      values: { 'observability.tracing.sampling': 5 },
      reasons: [],
    });
  });

  it.each<[string, string, string, JsonObject]>([
    [
      'names no number of retries',
      'networking',
      'VirtualService',
      {
        hosts: ['order'],
        http: [
          {
            route: [{ destination: { host: 'order' } }],
            retries: { attempts: 11 },
          },
        ],
      },
    ],
    [
      'another host',
      'networking',
      'VirtualService',
      {
        hosts: ['order'],
        http: [{ route: [{ destination: { host: 'other' } }] }],
      },
    ],
    [
      'no word for this algorithm',
      'networking',
      'DestinationRule',
      {
        host: 'order',
        trafficPolicy: { loadBalancer: { simple: 'toString' } },
      },
    ],
    [
      'no single service accounts',
      'security',
      'AuthorizationPolicy',
      { selector, rules: [{ from: [{ source: { principals: ['*'] } }] }] },
    ],
    [
      'admits everybody',
      'security',
      'AuthorizationPolicy',
      { selector, rules: [{}] },
    ],
    [
      'plaintext is accepted',
      'security',
      'PeerAuthentication',
      { selector, mtls: { mode: 'PERMISSIVE' } },
    ],
    [
      'not read',
      'security',
      'RequestAuthentication',
      { selector, jwtRules: [] },
    ],
  ])('are kept for what policy cannot say: %s', (reason, group, kind, spec) => {
    expect(meaning(group, kind, spec).reasons.join()).toContain(reason);
  });

  it('are about no service that they do not select', () => {
    const other = { matchLabels: { app: 'other' } };
    expect(
      read('security', 'PeerAuthentication', { selector: other }),
    ).toBeUndefined();
  });
});
