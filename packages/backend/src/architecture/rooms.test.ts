import { posix } from 'node:path';
import ts from 'typescript';
import {
  manifestOf,
  packageFolders,
  SourceFile,
  sourcesOf,
} from './__testUtils__/workspace';

const SCOPE = '@mesh-configurator/';
const common = `${SCOPE}backstage-plugin-service-mesh-common`;
const node = `${SCOPE}backstage-plugin-service-mesh-node`;
const istio = `${SCOPE}backstage-plugin-service-mesh-backend-module-istio`;
const linkerd = `${SCOPE}backstage-plugin-service-mesh-backend-module-linkerd`;

/** Which packages of ours each one may import; the demo app and backend may import all. */
const mayImport: Record<string, string[]> = {
  'plugins/service-mesh-common': [],
  'plugins/service-mesh-node': [common],
  'plugins/service-mesh-backend-module-istio': [common, node],
  'plugins/service-mesh-backend-module-linkerd': [common, node],
  'plugins/service-mesh-backend': [common, node],
  'plugins/scaffolder-backend-module-service-mesh': [common],
  'plugins/service-mesh': [common],
  'packages/cli': [common, node, istio, linkerd],
};
const demo = ['packages/app', 'packages/backend'];

function importsOf({ text }: SourceFile): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName);
}

/** Imports of a package's source that the package may not make, as `file imports module`. */
function forbiddenImports(folder: string, sources: SourceFile[]): string[] {
  const allowed = mayImport[folder];
  return sources.flatMap(source =>
    importsOf(source)
      .filter(name =>
        name.startsWith('.')
          ? !posix
              .join(posix.dirname(source.path), name)
              .startsWith(`${folder}/`)
          : name.startsWith(SCOPE) && !allowed.includes(name),
      )
      .map(name => `${source.path} imports ${name}`),
  );
}

/** Imports of `render/` by files of `evaluate/`, which must judge manifests and not how they were made. */
function peeks(sources: SourceFile[]): string[] {
  return sources
    .filter(({ path }) => path.includes('/evaluate/'))
    .flatMap(source =>
      importsOf(source)
        .map(name => posix.join(posix.dirname(source.path), name))
        .filter(target => /\/render(\/|$)/.test(target))
        .map(target => `${source.path} imports ${target}`),
    );
}

describe('rooms', () => {
  it('are all known', () => {
    expect([...Object.keys(mayImport), ...demo].sort()).toEqual(
      packageFolders().sort(),
    );
  });

  describe.each(Object.keys(mayImport))('%s', folder => {
    it('depends on no package of ours that it may not import', () => {
      const { dependencies, peerDependencies } = manifestOf(folder);
      const ours = Object.keys({ ...dependencies, ...peerDependencies }).filter(
        name => name.startsWith(SCOPE),
      );
      expect(ours.filter(name => !mayImport[folder].includes(name))).toEqual(
        [],
      );
    });

    it('imports only what it may', () => {
      expect(forbiddenImports(folder, sourcesOf(folder))).toEqual([]);
    });

    it('judges requests without looking at how manifests are rendered', () => {
      expect(peeks(sourcesOf(folder))).toEqual([]);
    });
  });
});

describe('the checks of this file', () => {
  it('find an import of a forbidden package, however it is written', () => {
    const path = 'plugins/service-mesh/src/bad.ts';
    const text = `
      import { render } from '${node}';
      export * from '${common}';
      const late = () => import('${istio}');
      const old = require('${common}/testUtils');
      export { x } from '../../service-mesh-common/src/json';
    `;
    expect(forbiddenImports('plugins/service-mesh', [{ path, text }])).toEqual([
      `${path} imports ${node}`,
      `${path} imports ${istio}`,
      `${path} imports ${common}/testUtils`,
      `${path} imports ../../service-mesh-common/src/json`,
    ]);
  });

  it('find a peek into render', () => {
    const path = 'plugins/x/src/evaluate/bad.ts';
    const text = `import { retries } from '../render/retries';`;
    expect(peeks([{ path, text }])).toEqual([
      `${path} imports plugins/x/src/render/retries`,
    ]);
  });
});
