export { NeighbourTabs } from './NeighbourTabs';
export { PullRequestButton } from './PullRequestButton';
export { TargetBar } from './TargetBar';
