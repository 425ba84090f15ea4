export { LossesTable } from './LossesTable';
