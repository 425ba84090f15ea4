import {
  External,
  Fact,
  Finding,
  Message,
  Operation,
  SecurityScheme,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PolicyDeclaration } from './declaration';

/**
 * What one API definition tells.
 *
 * @public
 */
export interface Definition {
  operations: Operation[];
  /** Messages over a broker, of AsyncAPI. */
  messages: Message[];
  /** Brokers and other servers that the definition says the service calls. */
  externals: External[];
  securitySchemes: SecurityScheme[];
  /** Hosts that the definition's servers name. */
  serverHosts: string[];
  /** Path prefix that the operations were read with. */
  basePath: string;
  declarations: PolicyDeclaration[];
  findings: Finding[];
}

/**
 * Reads what somebody wrote into `spec.definition`: the text, or its value where the format is YAML. It throws an
 * `InputError` whose message ends the sentence "The definition of x …", or any error of a parser; both become a finding.
 *
 * @param api - ref of the API entity, or another name for the definition
 * @param basePath - path prefix that somebody stated; `null` where only the definition can tell
 * @internal
 */
export type DefinitionReader<Source> = (
  source: Source,
  api: string,
  basePath: Fact<string> | null,
) => Definition;

/**
 * A definition that tells nothing.
 *
 * @internal
 */
export const emptyDefinition: Definition = {
  operations: [],
  messages: [],
  externals: [],
  securitySchemes: [],
  serverHosts: [],
  basePath: '',
  declarations: [],
  findings: [],
};
