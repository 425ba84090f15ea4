import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What a catalog is rendered for: a data plane, and what app-config says about its target.
 *
 * @internal
 */
export interface Case {
  mesh: string;
  provider: string;
  settings: JsonObject;
  gatewayApi: { version: string; channel: 'standard' | 'experimental' };
}

const standard = { version: '1.2', channel: 'standard' } as const;
const ambient = { mesh: 'istio-ambient', provider: 'istio' };

/**
 * Every way to render, by name. The definitions of the experimental channel are those of today, so the release is too.
 *
 * @internal
 */
export const cases: Record<string, Case> = {
  istio: {
    mesh: 'istio',
    provider: 'istio',
    settings: {},
    gatewayApi: standard,
  },
  'istio-ambient': { ...ambient, settings: {}, gatewayApi: standard },
  'istio-ambient with a waypoint': {
    ...ambient,
    settings: { waypoint: 'waypoint' },
    gatewayApi: standard,
  },
  'istio-ambient with a waypoint and retries': {
    ...ambient,
    settings: { waypoint: 'waypoint' },
    gatewayApi: { version: '1.5', channel: 'experimental' },
  },
  linkerd: {
    mesh: 'linkerd',
    provider: 'linkerd',
    settings: {},
    gatewayApi: standard,
  },
};
