export { PolicyTable } from './PolicyTable';
export { PolicyView } from './PolicyView';
