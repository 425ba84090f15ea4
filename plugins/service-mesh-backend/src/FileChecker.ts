import {
  summarizeFindings,
  ValidateRequest,
  ValidateResponse,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CrdSet,
  MeshConfig,
  MeshProvider,
  providerOf,
  Rule,
  rulesFor,
  statedVersions,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Checks configuration that a caller brings along.
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
   * @throws InputError for a mesh that is not installed.
   */
  check({
    files,
    mesh,
    versions,
    closedWorld,
  }: ValidateRequest): ValidateResponse {
    const { meshConfig, providers, rules, crds } = this.#options;
    const chosen =
      mesh === undefined ? providers : [providerOf(mesh, providers)];
    const findings = validateFiles(files, {
      rules: rulesFor(chosen, rules, crds),
      config: meshConfig,
      providers: chosen,
      ...(crds ? { crds } : {}),
      versions: { ...statedVersions(meshConfig), ...versions },
      closedWorld,
      today: new Date().toISOString().slice(0, 10),
    });
    return { findings, summary: summarizeFindings(findings) };
  }
}
