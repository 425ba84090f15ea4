export * from './declaration';
export { readDefinitionText } from './definition';
export type { Definition } from './definitionModel';
export * from './discover';
export type { PolicyBounds } from './policyBounds';
export * from './rivals';
export type { DiscoveredService } from './service';
export * from './locate';
