export { perContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
