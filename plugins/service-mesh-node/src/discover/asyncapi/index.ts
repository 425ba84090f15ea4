import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { DefinitionReader, emptyDefinition } from '../definitionModel';
import { asObject } from '../openapi/document';
import { readMessages } from './messages';
import { readServers } from './servers';

/**
 * Reads an AsyncAPI 2 or 3 document: what the service sends and receives, and the brokers it does so over.
 *
 * @internal
 */
export const readAsyncApi: DefinitionReader<Json> = (value, api) => {
  const document = asObject(value);
  const version = document.asyncapi;
  if (version === undefined) {
    throw new InputError(
      "is not an AsyncAPI document: it has no 'asyncapi' at its top",
    );
  }
  const major = Math.floor(parseFloat(String(version)));
  if (major !== 2 && major !== 3) {
    throw new InputError(
      `is of AsyncAPI ${String(version).slice(
        0,
        20,
      )}, of which only 2 and 3 are read`,
    );
  }
  return {
    ...emptyDefinition,
    ...readMessages(document, api, major),
    externals: readServers(document, api),
  };
};
