export { PullRequestButton } from './PullRequestButton';
export { TargetBar } from './TargetBar';
