import { ambientNamespace, namespace, object } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { mtlsNotStrict } from './mtlsNotStrict';

const peer = (spec: object) => object('PeerAuthentication', 'default', spec);

describe('security/mtls-not-strict', () => {
  it.each([
    ['STRICT', { mtls: { mode: 'STRICT' } }],
    ['a mode that is inherited', { mtls: { mode: 'UNSET' } }],
    [
      'one port with plaintext as well',
      {
        mtls: { mode: 'STRICT' },
        portLevelMtls: { 9090: { mode: 'PERMISSIVE' } },
      },
    ],
  ])('is silent about %s', (_, spec) => {
    expect(hits(mtlsNotStrict, [peer(spec)])).toEqual([]);
  });

  it.each([
    [{ mtls: { mode: 'PERMISSIVE' } }, '/spec/mtls/mode'],
    [{ mtls: { mode: 'DISABLE' } }, '/spec/mtls/mode'],
    [
      { portLevelMtls: { 9090: { mode: 'DISABLE' } } },
      '/spec/portLevelMtls/9090/mode',
    ],
  ])('finds %j', (spec, pointer) => {
    expect(hits(mtlsNotStrict, [peer(spec)])).toMatchObject([{ pointer }]);
  });

  it('says that ambient ignores DISABLE', () => {
    expect(
      hits(mtlsNotStrict, [
        ambientNamespace(),
        peer({ mtls: { mode: 'DISABLE' } }),
      ]),
    ).toMatchObject([{ consequence: 'ineffective' }]);
  });

  it('tells of a namespace of the mesh without any, where it knows all', () => {
    const objects = [
      namespace('shop', { 'istio-injection': 'enabled' }),
      namespace('plain'),
    ];
    expect(hits(mtlsNotStrict, objects)).toEqual([]);
    expect(
      hits(mtlsNotStrict, objects, undefined, { closedWorld: true }),
    ).toMatchObject([{ severity: 'info', params: { name: 'shop' } }]);
  });
});
