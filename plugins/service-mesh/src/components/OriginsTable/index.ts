export { OriginsTable } from './OriginsTable';
export { OriginText } from './OriginText';
export { OverriddenOrigins } from './OverriddenOrigins';
