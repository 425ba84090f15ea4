export * from './dataPlane';
export * from './labelIndex';
export * from './meshSettings';
export * from './namespaces';
export * from './perContext';
export * from './registry';
export * from './visibility';
export * from './workloads';
