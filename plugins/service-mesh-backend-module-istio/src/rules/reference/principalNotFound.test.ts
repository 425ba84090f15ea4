import { object, pod, waypoint } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { principalNotFound } from './principalNotFound';

const inventory = [
  pod('basket', {}, { serviceAccountName: 'basket' }),
  object('ServiceAccount', 'search'),
  waypoint(),
];

const found = (source: object, meshConfig: object | null = null) =>
  hits(
    principalNotFound,
    [...inventory, policyWithRule({ from: [{ source }] })],
    undefined,
    { meshConfig: meshConfig as null },
  );

const principals = (...names: string[]) => ({ principals: names });

describe('reference/principal-not-found', () => {
  it.each([
    [principals('cluster.local/ns/shop/sa/basket')],
    [principals('cluster.local/ns/shop/sa/search')],
    [principals('cluster.local/ns/shop/sa/default')],
    [principals('cluster.local/ns/shop/sa/waypoint')],
    [principals('*', 'cluster.local/ns/shop/*', '*/sa/basket')],
    [principals('*/ns/shop/sa/bask*')],
    [{ serviceAccounts: ['shop/basket', 'search'] }],
    [{ requestPrincipals: ['https://login.example.com/a'] }],
  ])('is silent about %j', source => {
    expect(found(source)).toEqual([]);
  });

  it.each([
    [principals('cluster.local/ns/shop/sa/baskets')],
    [{ serviceAccounts: ['baskets'] }],
    [{ serviceAccounts: ['shop/baskets'] }],
  ])('finds %j', source => {
    expect(found(source)).toMatchObject([{ equivalents: ['KIA0106'] }]);
    expect(found(source)[0].undecided).toBeUndefined();
  });

  it.each([
    ['another namespace', principals('cluster.local/ns/web/sa/front')],
    ['a pattern', principals('*/sa/baskets')],
  ])('is undecided about %s', (_, source) => {
    expect(found(source)).toMatchObject([
      {
        equivalents: ['KIA0106'],
        undecided: 'needs the service accounts of the callers',
      },
    ]);
  });

  it('is undecided about an account of its name that names no namespace', () => {
    const account = object('ServiceAccount', 'front', {}, { namespace: '' });

    expect(
      hits(principalNotFound, [
        ...inventory,
        account,
        policyWithRule({
          from: [{ source: principals('cluster.local/ns/shop/sa/front') }],
        }),
      ]),
    ).toMatchObject([
      { undecided: 'needs the service accounts of the callers' },
    ]);
  });

  it('is undecided once for each thing it lacks', () => {
    expect(
      found(
        principals(
          'cluster.local/ns/web/sa/a',
          'cluster.local/ns/web/sa/b',
          'other/ns/web/sa/c',
        ),
      ).map(({ undecided }) => undecided),
    ).toEqual([
      'needs the service accounts of the callers',
      'needs the trust domains of MeshConfig',
    ]);
  });

  it('knows the trust domains of MeshConfig', () => {
    const config = { trustDomain: 'prod', trustDomainAliases: ['old'] };
    const known = principals(
      'prod/ns/shop/sa/basket',
      'old/ns/shop/sa/basket',
      'cluster.local/ns/shop/sa/basket',
    );
    expect(found(known, config)).toEqual([]);
    const [foreign] = found(principals('x/ns/shop/sa/basket'), config);
    expect(foreign).toMatchObject({ equivalents: ['KIA0108'] });
    expect(foreign.undecided).toBeUndefined();
  });
});
