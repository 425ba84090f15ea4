import { judge } from '../../../testUtils/admission';
import { luaCode } from './luaCode';

describe('schema/lua-code', () => {
  it.each<[string, object, string[]]>([
    ['no code', { lua: {} }, ['/lua']],
    [
      'too much code',
      { lua: { inlineCode: 'x'.repeat(70_000) } },
      ['/lua/inlineCode'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(luaCode, 'TrafficExtension', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    ['code', { lua: { inlineCode: 'x' } }],
    ['no Lua', { wasm: {} }],
  ])('takes %s', (_, spec) => {
    expect(judge(luaCode, 'TrafficExtension', spec)).toEqual([]);
  });
});
