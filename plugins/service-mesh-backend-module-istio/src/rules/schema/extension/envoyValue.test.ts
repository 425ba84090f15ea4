import { judge } from '../../../testUtils/admission';
import { envoyPatches } from './envoyPatches';

const lua = 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua';
const AT = '/configPatches/0/patch/value';

const judged = (value: unknown, applyTo = 'HTTP_FILTER', operation = 'ADD') =>
  judge(envoyPatches, 'EnvoyFilter', {
    configPatches: [{ applyTo, patch: { operation, value } }],
  });

describe('the value of a patch', () => {
  it.each<[string, unknown, string[]]>([
    ['is a text', 'text', [AT]],
    ['is a list', [], [AT]],
    ['names a filter without settings', { name: 'lua' }, [`${AT} warns`]],
    [
      'has settings without a type',
      { name: 'lua', typed_config: {} },
      [`${AT}/typed_config`],
    ],
    [
      'has a type that is no message',
      { name: 'lua', typed_config: { '@type': 'lua' } },
      [`${AT}/typed_config/@type`],
    ],
    [
      'has a type of an API that is gone',
      {
        name: 'lua',
        typed_config: {
          '@type': 'type.googleapis.com/envoy.config.filter.http.lua.v2.Lua',
        },
      },
      [`${AT}/typed_config/@type warns`],
    ],
    [
      'has such a filter among others',
      { filters: [{ typed_config: { '@type': lua } }, { typed_config: {} }] },
      [`${AT}/filters/1/typed_config`],
    ],
  ])('is at fault where it %s', (_, value, places) => {
    expect(judged(value)).toEqual(places);
  });

  it.each<[string, Parameters<typeof judged>]>([
    ['with a type', [{ name: 'lua', typed_config: { '@type': lua } }]],
    ['whose settings come later', [{ name: 'lua', config_discovery: {} }]],
    ['of a cluster', [{ name: 'orders' }, 'CLUSTER']],
    ['that is taken away', ['text', 'HTTP_FILTER', 'REMOVE']],
  ])('is taken %s', (_, input) => {
    expect(judged(...input)).toEqual([]);
  });
});
