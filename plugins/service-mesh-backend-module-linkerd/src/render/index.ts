export { renderNamespace } from './namespaceBundle';
export { renderService } from './serviceBundle';
