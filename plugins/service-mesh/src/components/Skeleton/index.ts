export { LoadingView } from './LoadingView';
