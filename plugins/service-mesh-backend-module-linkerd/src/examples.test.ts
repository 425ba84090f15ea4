import { join } from 'node:path';
import {
  readManifests,
  rulesFor,
  runRules,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { describeWithData, sharedData, yamlFiles } from './__testUtils__/data';
import { linkerdProvider } from './provider';
import { documentOf } from './testUtils/findings';

const rules = rulesFor([linkerdProvider]);

describeWithData('working configuration by others', () => {
  it.each(['linkerd-run', 'emojivoto', 'faces', 'gateway-api-examples'])(
    'of %s has no error and no warning',
    folder => {
      const files = yamlFiles(join(sharedData, 'manifests', folder));
      const findings = files.flatMap(({ path, content }) =>
        runRules(
          rules,
          readManifests(content, path).documents.map(({ object }) =>
            documentOf(object),
          ),
        ).map(finding => ({ path, ...finding })),
      );
      expect(files.length).toBeGreaterThan(5);
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual(
        [],
      );
    },
  );
});
