import {
  Mesh,
  PolicyChange,
  PreviewedConfig,
  PreviewResponse,
  ServiceConfig,
  ServiceId,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  changeOperations,
  compareMeshes,
  Discovery,
  RenderedService,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { configure, render } from './configure';
import { Engine } from './Engine';
import { gzipJson } from './gzipJson';

interface Options {
  id: ServiceId;
  discovery: Discovery;
  environment: string;
  mesh?: Mesh;
  /** Whether entities around the service are hidden from the reader. */
  redacted: boolean;
}

const configured = (
  engine: Engine,
  rendered: RenderedService,
  { discovery, redacted }: Options,
): PreviewedConfig => ({
  ...configure(engine, rendered, discovery),
  redacted,
});

interface PreviewOptions extends Options {
  changes: readonly PolicyChange[];
  /** What to write for changes that discovery has seen already. */
  edits: readonly SourceEdit[];
}

/**
 * What is answered about a discovered service whose settings are tried out: its configuration with those of single operations changed,
 * and what to write for that.
 *
 * @throws InputError for a data plane that is not installed, and changes that cannot be made.
 * @internal
 */
export function preview(
  engine: Engine,
  { changes, edits: known, ...options }: PreviewOptions,
): PreviewResponse {
  const { id } = options;
  const { discovery, edits } = changeOperations(id, changes, options.discovery);
  const changed = { ...options, discovery };
  return {
    config: configured(engine, render(engine, changed), changed),
    edits: [...known, ...edits],
  };
}

/**
 * The {@link preview} as gzipped JSON.
 *
 * @throws as it does.
 * @internal
 */
export function previewJson(
  engine: Engine,
  options: PreviewOptions,
): Uint8Array {
  return gzipJson(preview(engine, options));
}

/**
 * What is answered about a discovered service: its configuration, and what becomes of its settings on every data plane.
 *
 * @throws InputError for a data plane that is not installed.
 * @internal
 */
export function answer(engine: Engine, options: Options): ServiceConfig {
  const { id, discovery, environment } = options;
  const rendered = render(engine, options);
  return {
    ...configured(engine, rendered, options),
    renditions: compareMeshes(id, {
      discovery,
      config: engine.meshConfig,
      providers: engine.providers,
      environment,
      rendered,
    }),
  };
}
