import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isSet, isText } from '../set';

/**
 * Traces are made in one way.
 *
 * @internal
 */
export const tracingSettings = admissionRule({
  code: 'schema/telemetry-tracing',
  title: 'Tracing is set once, with tags that have a value',
  why: 'Of several entries for tracing, or several providers in one, the proxy uses the first; a tag without a name or a source of its value is refused (Istio 1.29).',
  example: {
    bad: `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: orders, namespace: shop }
spec:
  tracing: [{ customTags: { tenant: { header: { name: "" } } } }]
`,
    good: `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: orders, namespace: shop }
spec:
  tracing: [{ customTags: { tenant: { header: { name: x-tenant } } } }]
`,
  },
  of: { telemetry: ['Telemetry'] },
  problems({ tracing }) {
    return [
      ...when(
        items(tracing).length > 1,
        '/tracing/1',
        'sets tracing more than once, of which the first holds',
        true,
      ),
      ...items(tracing).flatMap((entry, index) => {
        const at = `/tracing/${index}`;
        return [
          ...when(
            items(entry.providers).length > 1,
            `${at}/providers/1`,
            'traces with more than one provider, of which the first is used',
            true,
          ),
          ...Object.entries(members(entry.customTags)).flatMap(
            ([name, tag]) => {
              const place = `${at}/customTags${toPointer([name])}`;
              const { literal, header, environment } = members(tag);
              return [
                ...when(name === '', place, 'has a tag without a name'),
                ...when(
                  isSet(literal) && !isText(members(literal).value),
                  place,
                  say`gives tag '${name}' an empty value`,
                ),
                ...Object.entries({ header, environment }).flatMap(
                  ([source, from]) =>
                    when(
                      isSet(from) && !isText(members(from).name),
                      place,
                      say`takes tag '${name}' from ${source} without a name`,
                    ),
                ),
              ];
            },
          ),
        ];
      }),
    ];
  },
});
