import {
  summarizeFindings,
  ValidateRequest,
  ValidateResponse,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CatalogFacts,
  providerOf,
  rulesFor,
  statedVersions,
  Steps,
  validationSteps,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Engine } from './Engine';

/**
 * Checks configuration that a caller brings along.
 *
 * @param options - `catalog` is what the catalog says of the services that the files are about, as far as the caller may see it;
 *   `today` is the date, as `YYYY-MM-DD`
 * @throws InputError for a mesh that is not installed.
 * @internal
 */
export function* check(
  { meshConfig, providers, rules, crds }: Engine,
  options: { request: ValidateRequest; catalog?: CatalogFacts; today: string },
): Steps<ValidateResponse> {
  const { request, catalog, today } = options;
  const { files, mesh, versions, closedWorld } = request;
  const chosen = mesh === undefined ? providers : [providerOf(mesh, providers)];
  const findings = yield* validationSteps(files, {
    rules: rulesFor(chosen, rules, crds),
    config: meshConfig,
    providers: chosen,
    ...(crds ? { crds } : {}),
    versions: { ...statedVersions(meshConfig), ...versions },
    closedWorld,
    ...(catalog ? { catalog } : {}),
    today,
  });
  return { findings, summary: summarizeFindings(findings) };
}
