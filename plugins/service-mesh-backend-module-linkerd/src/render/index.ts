export { renderService } from './serviceBundle';
