export { CheckYaml } from './CheckYaml';
