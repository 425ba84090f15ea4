import {
  JsonObject,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { objectName } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../lenient';
import { obstacle, otherMembers, Reader, Reading, together } from './reading';
import { selects } from './selection';

const nothing: Reading = { settings: [], obstacles: [] };

const textsOf = (
  tags: JsonObject,
  read: (tag: JsonObject) => unknown,
): Record<string, string> | null => {
  const values = Object.entries(tags).map(
    ([name, tag]) => [name, read(members(tag))] as const,
  );
  return values.every(([, value]) => typeof value === 'string')
    ? (Object.fromEntries(values) as Record<string, string>)
    : null;
};

function readTracing(spec: JsonObject): Reading {
  if (spec.tracing === undefined) {
    return nothing;
  }
  const at = '/spec/tracing';
  const [first = {}, ...others] = items(spec.tracing);
  const { randomSamplingPercentage: sampling, customTags } = first;
  const tags = textsOf(
    members(customTags),
    ({ literal }) => members(literal).value,
  );
  if (others.length > 0 || tags === null) {
    return obstacle(at, 'policy has one share of requests and literal tags');
  }
  return {
    settings: [
      ...(typeof sampling === 'number'
        ? [
            {
              leaf: 'observability.tracing.sampling' as const,
              value: sampling,
              pointer: `${at}/0`,
            },
          ]
        : []),
      ...(customTags === undefined
        ? []
        : [
            {
              leaf: 'observability.tracing.tags' as const,
              value: tags,
              pointer: `${at}/0/customTags`,
            },
          ]),
    ],
    obstacles: otherMembers(
      first,
      ['randomSamplingPercentage', 'customTags'],
      `${at}/0`,
    ),
  };
}

function readMetrics(spec: JsonObject): Reading {
  if (spec.metrics === undefined) {
    return nothing;
  }
  const at = '/spec/metrics';
  const [metric = {}, ...others] = items(spec.metrics);
  const [override = {}, ...more] = items(metric.overrides);
  const tags = textsOf(members(override.tagOverrides), tag =>
    tag.operation === 'UPSERT' ? tag.value : undefined,
  );
  const isOurs =
    others.length + more.length === 0 &&
    tags !== null &&
    JSON.stringify(metric.providers) === '[{"name":"prometheus"}]' &&
    Object.keys(override).join() === 'tagOverrides';
  return isOurs
    ? {
        settings: [
          { leaf: 'observability.metrics.tags', value: tags, pointer: at },
        ],
        obstacles: otherMembers(metric, ['providers', 'overrides'], `${at}/0`),
      }
    : obstacle(at, 'policy adds tags to the metrics of Prometheus');
}

/** The access log as each of the three settings would have it. */
function readAccessLog(spec: JsonObject, target: Target): Reading {
  if (spec.accessLogging === undefined) {
    return nothing;
  }
  const at = '/spec/accessLogging';
  const leaf = 'observability.accessLog';
  const [first = {}, ...others] = items(spec.accessLogging);
  const expression = members(first.filter).expression;
  const word =
    (first.disabled === true && 'off') ||
    (expression === undefined && 'all') ||
    (expression === 'response.code >= 400' && 'errors');
  const provider = target.settings.accessLogProvider ?? 'envoy';
  const isOurs =
    others.length === 0 &&
    word &&
    (word === 'off' ||
      JSON.stringify(first.providers) === JSON.stringify([{ name: provider }]));
  return isOurs
    ? {
        settings: [{ leaf, value: word, pointer: at }],
        obstacles: otherMembers(
          first,
          ['disabled', 'filter', 'providers'],
          `${at}/0`,
        ),
      }
    : obstacle(at, `policy logs nothing, errors or all to '${provider}'`);
}

/**
 * Reads the Telemetry of a service.
 *
 * @internal
 */
export const readTelemetry: Reader = (object, service, target) => {
  const around = selects(object, service, target);
  if (around === null) {
    return null;
  }
  const spec = members(object.spec);
  const { settings, obstacles } = together([
    readTracing(spec),
    readAccessLog(spec, target),
    readMetrics(spec),
  ]);
  return {
    object,
    counterpart: { kind: 'Telemetry', name: objectName(service) },
    settings,
    facts: {},
    obstacles: [
      ...around,
      ...obstacles,
      ...otherMembers(
        spec,
        [
          'selector',
          'targetRef',
          'targetRefs',
          'tracing',
          'accessLogging',
          'metrics',
        ],
        '/spec',
      ),
    ],
    remarks: [],
  };
};
