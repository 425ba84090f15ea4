/**
 * Kinds of the Gateway API that meshes share, with every field of its experimental channel (August 2026).
 */
export * from './gateway';
export * from './grpcRoute';
export * from './httpRoute';
