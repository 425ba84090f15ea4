import type { NamespaceBase, ReflectionObject, Service } from 'protobufjs';
import { DefinitionReader, emptyDefinition } from '../definitionModel';
import { checkLimits } from './limits';
import { readMethod } from './method';

/** Loaded at first use, so that whoever reads no gRPC does not wait for it. */
const protobuf = () => require('protobufjs') as typeof import('protobufjs');

function servicesIn(scope: ReflectionObject): Service[] {
  const { Namespace, Service: ServiceType, Type } = protobuf();
  if (scope instanceof ServiceType) {
    return [scope];
  }
  return scope instanceof Namespace && !(scope instanceof Type)
    ? (scope as NamespaceBase).nestedArray.flatMap(servicesIn)
    : [];
}

/**
 * Reads the services of a `.proto` file. What it imports stays closed: no operation depends on it.
 *
 * @internal
 */
export const readGrpc: DefinitionReader<string> = (text, api) => {
  checkLimits(text);
  // Names of fields are kept, since two of them may be one in camel case.
  const { root } = protobuf().parse(text, { keepCase: true });
  return {
    ...emptyDefinition,
    operations: servicesIn(root).flatMap(service =>
      Object.values(service.methods).map(method =>
        readMethod(service, method, api),
      ),
    ),
  };
};
