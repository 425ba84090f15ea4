export { Repository } from './Repository';
