export { grouped } from '@mesh-configurator/backstage-plugin-service-mesh-node';
