import { Version } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isDnsLabel } from './names';
import { Parsed } from './parsed';

const labelKey =
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

const isLabel = (key: string, value: string) =>
  key.length <= 317 && labelKey.test(key) && labelValue.test(value);

/**
 * Reads a label selector of equalities: `app=orders,tier=web`.
 *
 * @internal
 */
export function parseSelector(text: string): Parsed<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (const item of text.split(',').map(part => part.trim())) {
    const [key, value, ...rest] = item.split(/==?/);
    if (!key || value === undefined || rest.length || !isLabel(key, value)) {
      const parts = item.split(':').map(part => part.trim());
      return {
        problem: `'${item}' is not <label>=<value>${
          parts.length === 2 && isLabel(parts[0], parts[1])
            ? `; did you mean '${parts.join('=')}'?`
            : ''
        }`,
      };
    }
    if (Object.hasOwn(labels, key) && labels[key] !== value) {
      return {
        problem: `label '${key}' cannot be both '${labels[key]}' and '${value}'`,
      };
    }
    labels[key] = value;
  }
  return { value: labels };
}

/**
 * Reads the versions of a workload: `v1,v2` or `v1=track:stable`; a name alone means the label `version`.
 *
 * @internal
 */
export function parseVersions(text: string): Parsed<Version[]> {
  const versions: Version[] = [];
  for (const item of text.split(',').map(part => part.trim())) {
    const [name, label] = item.split('=');
    const [key, value, ...rest] = (label ?? `version:${name}`).split(':');
    if (!isDnsLabel(name) || rest.length || !isLabel(key, value ?? '?!')) {
      return { problem: `'${item}' is not <name> or <name>=<label>:<value>` };
    }
    if (versions.some(other => other.name === name)) {
      return { problem: `version '${name}' is named twice` };
    }
    const twin = versions.find(other => other.labels[key] === value);
    if (twin) {
      return {
        problem: `versions '${twin.name}' and '${name}' both select ${key}=${value}; give each a label value of its own`,
      };
    }
    versions.push({ name, labels: { [key]: value } });
  }
  return { value: versions };
}
