export { CanCall } from './CanCall';
