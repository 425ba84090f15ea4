export * from './declaration';
export * from './discover';
export type { DiscoveredService } from './service';
