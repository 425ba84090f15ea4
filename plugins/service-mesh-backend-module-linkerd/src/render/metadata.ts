import {
  Draft,
  ServiceInput,
  cite,
  objectName,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * The namespace of a service's objects; absent where nothing names one.
 *
 * @internal
 */
export function namespaceOf(input: ServiceInput): Draft<string> | undefined {
  const { namespace } = input.service;
  return namespace.value === null
    ? undefined
    : cite(namespace, namespace.value);
}

/**
 * Name and namespace of an object of a service.
 *
 * @internal
 */
export function metadataOf(
  input: ServiceInput,
  purpose?: string,
): { name: Draft<string>; namespace: Draft<string> | undefined } {
  return {
    name: cite(input.service.serviceName, objectName(input.service, purpose)),
    namespace: namespaceOf(input),
  };
}
