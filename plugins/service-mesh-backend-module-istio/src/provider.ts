import { MeshProvider } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { auditQuery } from './auditQuery';
import { evaluate } from './evaluate';
import { findMeshConfig } from './findMeshConfig';
import {
  AuthorizationPolicy,
  DestinationRule,
  Gateway,
  GatewayApiGateway,
  HTTPRoute,
  KubernetesNamespace,
  KubernetesService,
  PeerAuthentication,
  RequestAuthentication,
  ServiceEntry,
  Sidecar,
  Telemetry,
  VirtualService,
} from './kinds';
import { namedCallers } from './namedCallers';
import { recognise } from './recognise';
import { renderNamespaceBundle } from './render/namespace/bundle';
import { dataPlanes, renderServiceBundle } from './render/serviceBundle';
import { versions } from './render/versions';
import { requestRules } from './requestRules';
import { rules } from './rules';
import { suppressAnnotations } from './suppressAnnotations';

/**
 * Istio, with sidecars and with ambient.
 *
 * @public
 */
export const istioProvider: MeshProvider = {
  id: 'istio',
  title: 'Istio',
  dataPlanes,
  versions,
  defaultVersion: '1.29',
  kinds: [
    VirtualService,
    DestinationRule,
    Gateway,
    PeerAuthentication,
    AuthorizationPolicy,
    RequestAuthentication,
    ServiceEntry,
    Sidecar,
    Telemetry,
    HTTPRoute,
    GatewayApiGateway,
    KubernetesService,
    KubernetesNamespace,
  ],
  render: renderServiceBundle,
  renderNamespace: renderNamespaceBundle,
  auditQuery,
  rules,
  groups: [
    'extensions.istio.io',
    'networking.istio.io',
    'security.istio.io',
    'telemetry.istio.io',
    'gateway.networking.k8s.io',
  ],
  findMeshConfig,
  namedCallers,
  recognise,
  requestRules,
  suppressAnnotations,
  evaluate,
};
