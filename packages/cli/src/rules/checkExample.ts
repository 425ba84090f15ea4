import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
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
  { facts, maxLength }: RuleExample,
): Finding[] {
  const limits = { maxLength: 1e6, maxComplexLength: 1e6, maxValues: 1e4 };
  return validateFiles([{ path: 'example.yaml', content }], {
    rules: rulesFor(providers),
    config: readMeshConfig({}),
    providers,
    today: '2026-01-31',
    limits: { ...limits, ...(maxLength === undefined ? {} : { maxLength }) },
    ...exampleCatalog(content),
    ...facts,
  });
}
