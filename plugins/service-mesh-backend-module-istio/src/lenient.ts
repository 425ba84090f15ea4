export {
  hasLabels,
  items,
  labels,
  members,
  strings,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
