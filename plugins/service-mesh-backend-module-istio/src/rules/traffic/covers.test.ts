import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { covers, isOpen } from './covers';

describe('a match covers a later one', () => {
  it.each([
    [{}, { uri: { exact: '/a' } }],
    [{ uri: { prefix: '/' } }, { uri: { regex: '/a.*' } }],
    [{ uri: { prefix: '/' } }, {}],
    [{ uri: { prefix: '/a' } }, { uri: { exact: '/a/b' } }],
    [{ uri: { prefix: '/a' } }, { uri: { prefix: '/ab' } }],
    [
      { uri: { exact: '/a' } },
      { uri: { exact: '/a' }, method: { exact: 'GET' } },
    ],
    [{ uri: { regex: '/a.*' } }, { uri: { regex: '/a.*' } }],
    [{ uri: { prefix: '/A' }, ignoreUriCase: true }, { uri: { exact: '/a' } }],
    [{ headers: { x: {} } }, { headers: { x: { exact: '1' }, y: {} } }],
    [{ headers: { x: { prefix: 'a' } } }, { headers: { x: { exact: 'ab' } } }],
    [{ gateways: ['a', 'b'] }, { gateways: ['b'] }],
    [{ sourceLabels: { app: 'a' } }, { sourceLabels: { app: 'a', v: '1' } }],
    [{ port: 80 }, { port: 80, method: { exact: 'GET' } }],
    [{ sniHosts: ['*.example.com'] }, { sniHosts: ['a.example.com'] }],
    [{ withoutHeaders: { x: {} } }, { withoutHeaders: { x: {} }, port: 1 }],
    [{ name: 'a', headers: {} }, { name: 'b' }],
  ])('%j covers %j', (earlier, later) => {
    expect(covers(earlier, later)).toBe(true);
  });

  it.each([
    [{ uri: { exact: '/a' } }, {}],
    [{ uri: { exact: '/a' } }, { uri: { prefix: '/a' } }],
    [{ uri: { prefix: '/a' } }, { uri: { exact: '/A' } }],
    [{ uri: { prefix: '/a' } }, { uri: { exact: '/a' }, ignoreUriCase: true }],
    [{ uri: { prefix: '/a' } }, { uri: { regex: '/a.*' } }],
    [{ method: { exact: 'GET' } }, { uri: { exact: '/a' } }],
    [{ headers: { x: { exact: '1' } } }, { headers: { x: {} } }],
    [{ headers: { x: {} } }, { headers: { y: {} } }],
    [{ gateways: ['a'] }, {}],
    [{ gateways: ['a'] }, { gateways: ['a', 'mesh'] }],
    [{ port: 80 }, { port: 81 }],
    [{ sniHosts: ['a.example.com'] }, { sniHosts: ['*.example.com'] }],
    [{ withoutHeaders: { x: {} } }, {}],
  ])('%j does not cover %j', (earlier, later) => {
    expect(covers(earlier, later)).toBe(false);
  });

  it('and is open where it takes every request', () => {
    const open = [{}, { uri: { prefix: '/' } }, { name: 'a' }] as JsonObject[];
    const narrow = [{ port: 80 }, { uri: { prefix: '/a' } }] as JsonObject[];

    expect(open.map(isOpen)).toEqual([true, true, true]);
    expect(narrow.map(isOpen)).toEqual([false, false]);
  });
});
