export { FleetRouter } from './FleetRouter';
export { LegacyFleetPage } from './LegacyFleetPage';
