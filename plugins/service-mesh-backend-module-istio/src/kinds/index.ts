export {
  gateway as GatewayApiGateway,
  httpRoute as HTTPRoute,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
export * from './authorizationPolicy';
export * from './destinationRule';
export * from './gateway';
export * from './httpRoute';
export * from './namespace';
export * from './peerAuthentication';
export * from './requestAuthentication';
export * from './service';
export * from './serviceEntry';
export * from './sidecar';
export * from './telemetry';
export * from './trafficPolicy';
export * from './virtualService';
