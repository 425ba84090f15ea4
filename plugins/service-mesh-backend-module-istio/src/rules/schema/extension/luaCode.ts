import { members } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isSet } from '../set';

/** Most code, in bytes. */
const MAX_CODE = 65_536;

/**
 * A Lua extension has code.
 *
 * @internal
 */
export const luaCode = admissionRule({
  code: 'schema/lua-code',
  title: 'Lua extensions have code of up to 64 KiB',
  why: 'istiod refuses a TrafficExtension whose Lua code is empty or longer than 64 KiB (Istio 1.30).',
  example: {
    bad: `apiVersion: extensions.istio.io/v1alpha1
kind: TrafficExtension
metadata: { name: orders, namespace: shop }
spec:
  lua: { inlineCode: "" }
`,
    good: `apiVersion: extensions.istio.io/v1alpha1
kind: TrafficExtension
metadata: { name: orders, namespace: shop }
spec:
  lua: { inlineCode: "function envoy_on_request(handle) end" }
`,
  },
  of: { extensions: ['TrafficExtension'] },
  problems(spec) {
    const { inlineCode } = members(spec.lua);
    const size =
      typeof inlineCode === 'string' ? Buffer.byteLength(inlineCode) : 0;
    return [
      ...when(
        isSet(spec.lua) && size === 0,
        '/lua',
        'has a Lua extension without code',
      ),
      ...when(
        size > MAX_CODE,
        '/lua/inlineCode',
        'has Lua code of more than 64 KiB',
      ),
    ];
  },
});
