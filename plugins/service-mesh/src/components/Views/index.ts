export { Views } from './Views';
