import {
  PolicyValues,
  Sourced,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  parsePathTemplate,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PathRewrite } from './pathRewrite';

/**
 * The `rewrite` of a rule that matches whole paths: a VirtualService swaps a plain prefix only where it matches by that
 * prefix, but an expression anywhere. The expression ends with a segment, so that no other service is cut into.
 *
 * @internal
 */
export function rewriteOf(
  setting: Sourced<PolicyValues['traffic.ingress.rewrite']>,
  paths: Sourced<PathRewrite> | null,
) {
  const { authority } = setting.value;
  if (authority === undefined && !paths) {
    return undefined;
  }
  return {
    authority: authority === undefined ? undefined : cite(setting, authority),
    uriRegexRewrite: paths
      ? cite(paths, {
          match: `^${toRegex(parsePathTemplate(paths.value.prefix))}(/|$)`,
          rewrite: paths.value.to ? `${paths.value.to}\\1` : '/',
        })
      : undefined,
  };
}

/**
 * The paths below the prefix of a rewrite, and no others that begin with the same letters; all without a rewrite.
 *
 * @internal
 */
export function pathsWithin(paths: Sourced<PathRewrite> | null) {
  if (!paths) {
    return [];
  }
  const { prefix } = paths.value;
  return [
    { uri: { exact: cite(paths, prefix) } },
    { uri: { prefix: cite(paths, `${prefix}/`) } },
  ];
}
