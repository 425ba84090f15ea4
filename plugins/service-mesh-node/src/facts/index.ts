export * from './proposal';
export * from './proposeFacts';
