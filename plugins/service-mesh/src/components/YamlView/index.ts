export { ColouredYaml } from './ColouredYaml';
export { findingNotes, manifestNotes } from './lineNotes';
export type { LineNotes } from './lineNotes';
export { YamlView } from './YamlView';
