export { OriginsTable } from './OriginsTable';
export { OriginText } from './OriginText';
