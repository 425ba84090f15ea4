import {
  External,
  Finding,
  Message,
  Operation,
  SecurityScheme,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PolicyDeclaration } from './declaration';

/**
 * What one API definition tells.
 *
 * @internal
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
