import { pod } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { sharedServiceAccount } from './sharedServiceAccount';

const allowing = (source: object) => policyWithRule({ from: [{ source }] });
const byPrincipal = allowing({
  principals: ['cluster.local/ns/shop/sa/default'],
});

describe('security/shared-service-account', () => {
  it.each([
    ['one runs under it', [pod('basket')], byPrincipal],
    [
      'versions of one run under it',
      [pod('basket'), pod('basket-v2', { app: 'basket' })],
      byPrincipal,
    ],
    [
      'others have their own',
      [pod('basket'), pod('search', {}, { serviceAccountName: 'search' })],
      byPrincipal,
    ],
    [
      'any is meant',
      [pod('basket'), pod('search')],
      allowing({ principals: ['*'] }),
    ],
  ])('is silent where %s', (_, pods, policy) => {
    expect(hits(sharedServiceAccount, [...pods, policy])).toEqual([]);
  });

  it.each([
    [byPrincipal],
    [allowing({ serviceAccounts: ['shop/default'] })],
    [allowing({ serviceAccounts: ['default'] })],
  ])('finds two that cannot be told apart', policy => {
    expect(
      hits(sharedServiceAccount, [pod('basket'), pod('search'), policy]),
    ).toMatchObject([{ message: expect.stringContaining('basket, search') }]);
  });
});
