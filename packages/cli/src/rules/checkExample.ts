import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  loadCrds,
  readMeshConfig,
  RuleExample,
  rulesFor,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';
import { exampleCatalog } from './exampleCatalog';

/**
 * What all rules find in one text of an example.
 *
 * @internal
 */
export function checkExample(
  content: string,
  { facts, crds, maxLength }: RuleExample,
): Finding[] {
  const limits = { maxLength: 1e6, maxComplexLength: 1e6, maxValues: 1e4 };
  const definitions =
    crds === undefined
      ? undefined
      : loadCrds([{ path: 'crds.yaml', content: crds }]);
  return validateFiles([{ path: 'example.yaml', content }], {
    rules: rulesFor(providers, [], definitions),
    config: readMeshConfig({}),
    providers,
    ...(definitions ? { crds: definitions } : {}),
    today: '2026-01-31',
    limits: { ...limits, ...(maxLength === undefined ? {} : { maxLength }) },
    ...exampleCatalog(content),
    ...facts,
  });
}
