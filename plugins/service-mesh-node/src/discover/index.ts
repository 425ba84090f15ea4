export * from './declaration';
export { readDefinitionText } from './definition';
export type { Definition } from './definitionModel';
export * from './discover';
export * from './rivals';
export type { DiscoveredService } from './service';
export * from './locate';
