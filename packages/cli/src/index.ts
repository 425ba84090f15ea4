/**
 * `mesh-configurator`: the engine of the Service Mesh Configurator in a terminal or a CI job.
 *
 * @packageDocumentation
 */

import { createProgram } from './program';
import { reportFailure } from './exit';

createProgram()
  .parseAsync(process.argv)
  .catch(error => {
    process.exitCode = reportFailure(error);
  });
