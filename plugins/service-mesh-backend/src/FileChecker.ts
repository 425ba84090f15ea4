import { ServiceUnavailableError } from '@backstage/errors';
import {
  Finding,
  summarizeFindings,
  ValidateRequest,
  ValidateResponse,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CatalogFacts,
  CrdSet,
  inTurns,
  MeshConfig,
  MeshProvider,
  providerOf,
  Rule,
  rulesFor,
  statedVersions,
  validationSteps,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { takeTurns } from './engine/turns';

/** Most checks at a time: each holds up to 5 MB of text, and all that is read from it. */
const MAX_RUNNING = 10;

/**
 * Checks configuration that a caller brings along, in turns with what else the backend does.
 *
 * @internal
 */
export class FileChecker {
  readonly #options: {
    meshConfig: MeshConfig;
    providers: readonly MeshProvider[];
    rules: readonly Rule[];
    crds: CrdSet | undefined;
  };
  #running = 0;

  constructor(options: {
    meshConfig: MeshConfig;
    providers: readonly MeshProvider[];
    /** Rules of other modules. */
    rules: readonly Rule[];
    /** Definitions that configuration is checked against. */
    crds: CrdSet | undefined;
  }) {
    this.#options = options;
  }

  /**
   * @param catalog - what the catalog says of the services that the files are about, as far as the caller may see it
   * @throws InputError for a mesh that is not installed, and ServiceUnavailableError while many files are being checked.
   */
  async check(
    request: ValidateRequest,
    catalog?: CatalogFacts,
  ): Promise<ValidateResponse> {
    if (this.#running === MAX_RUNNING) {
      throw new ServiceUnavailableError(
        'Too much configuration is being checked; try again soon',
      );
    }
    this.#running += 1;
    try {
      const findings = await this.#find(request, catalog);
      return { findings, summary: summarizeFindings(findings) };
    } finally {
      this.#running -= 1;
    }
  }

  #find(
    { files, mesh, versions, closedWorld }: ValidateRequest,
    catalog: CatalogFacts | undefined,
  ): Promise<Finding[]> {
    const { meshConfig, providers, rules, crds } = this.#options;
    const chosen =
      mesh === undefined ? providers : [providerOf(mesh, providers)];
    const steps = validationSteps(files, {
      rules: rulesFor(chosen, rules, crds),
      config: meshConfig,
      providers: chosen,
      ...(crds ? { crds } : {}),
      versions: { ...statedVersions(meshConfig), ...versions },
      closedWorld,
      ...(catalog ? { catalog } : {}),
      today: new Date().toISOString().slice(0, 10),
    });
    return inTurns(steps, takeTurns());
  }
}
