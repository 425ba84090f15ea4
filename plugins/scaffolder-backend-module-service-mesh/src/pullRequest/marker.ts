import { PreviewedConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Most services that a marker names. */
const MAX_SERVICES = 20;

/** Nothing that could end a comment: not even the dashes of a name. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/-/g, '%2D').slice(0, 300);

/**
 * A comment that nobody sees, by which tools know a pull request of ours and what it is about.
 *
 * @internal
 */
export function marker(
  configs: readonly Pick<PreviewedConfig, 'entityRef' | 'target'>[],
): string {
  const [{ target }] = configs;
  const refs = [...new Set(configs.map(({ entityRef }) => entityRef))];
  const named = refs.slice(0, MAX_SERVICES).map(encode).join(',');
  return `<!-- mesh-configurator mesh=${encode(target.mesh)} services=${
    refs.length
  } entities=${named} -->`;
}
