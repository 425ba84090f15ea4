import { TokenPlace } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testOperation } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items } from '../lenient';
import { rendered, renderedObject, sidecarTarget } from '../testUtils/rendered';
import { defaultInput, shopLogin, tokenRequired } from '../testUtils/inputs';
import { scenarios } from '../testUtils/scenarios';
import { renderServiceBundle } from './serviceBundle';

const lossesOf = (input: ServiceInput) =>
  renderServiceBundle(input, sidecarTarget()).losses;

const operationsOf = (input: ServiceInput) =>
  items(
    renderedObject('AuthorizationPolicy', 'order-end-user', input).spec?.rules,
  ).flatMap(rule => items(rule.to).map(({ operation }) => operation));

describe('the requirement of a token', () => {
  it('is a loss at audit, for tokens have no dry run', () => {
    const { input } = scenarios['end-user-everywhere'];
    const atAudit: ServiceInput = {
      ...input,
      stage: { wanted: 'audit', effective: 'audit', missing: [] },
    };

    expect(rendered(atAudit).map(({ kind }) => kind)).not.toContain(
      'RequestAuthentication',
    );
    expect(lossesOf(atAudit)).toEqual([
      expect.objectContaining({ leaf: 'security.endUser.require' }),
    ]);
  });

  it('at an edge that nobody knows is a loss', () => {
    const input = defaultInput({
      input: { endUser: [tokenRequired('edge', ['POST /orders'])] },
    });

    expect(rendered(input).map(({ kind }) => kind)).not.toContain(
      'RequestAuthentication',
    );
    expect(lossesOf(input)).toEqual([
      expect.objectContaining({
        leaf: 'security.endUser.require',
        scope: { operations: ['POST /orders'] },
      }),
    ]);
  });

  it('never refuses requests for an open operation inside a broader path', () => {
    const input = defaultInput({
      service: {
        operations: [
          testOperation('GET', '/orders/{id}'),
          testOperation('GET', '/orders/public'),
        ],
      },
      input: { endUser: [tokenRequired('everywhere', ['GET /orders/{id}'])] },
    });

    expect(operationsOf(input)).toEqual([
      {
        methods: ['GET'],
        paths: ['/orders/{*}', '/orders/{*}/'],
        notPaths: ['/orders/public', '/orders/public/'],
        ports: ['8080'],
      },
    ]);
  });

  it.each<[string, string, string]>([
    ['as wide as the path', '/items/{a}-{b}', '/items/{name}.json'],
    ['wider', '/items/{a}-{b}', '/items/{id}'],
    ['inside', '/files/{path+}.txt', '/{any}/{other}'],
  ])(
    'is a loss where Istio could say the path only as one that holds an open one, %s',
    (_, closed, open) => {
      const input = defaultInput({
        service: {
          operations: [
            testOperation('GET', closed),
            testOperation('GET', open),
          ],
        },
        input: { endUser: [tokenRequired('everywhere', [`GET ${closed}`])] },
      });

      expect(
        rendered(input).map(({ metadata }) => metadata.name),
      ).not.toContain('order-end-user');
      expect(lossesOf(input)).toMatchObject([
        { scope: { operations: [`GET ${closed}`] } },
      ]);
    },
  );

  it('leaves out the trailing slash where that is an open operation', () => {
    const input = defaultInput({
      service: {
        operations: [
          testOperation('GET', '/orders'),
          testOperation('GET', '/orders/'),
        ],
      },
      input: { endUser: [tokenRequired('everywhere', ['GET /orders'])] },
    });

    expect(operationsOf(input)).toMatchObject([{ paths: ['/orders'] }]);
  });

  it('is a loss where an open operation looks the same on the wire', () => {
    const input = defaultInput({
      service: {
        operations: [
          testOperation('POST', '/graphql', { id: 'query.orders' }),
          testOperation('POST', '/graphql', { id: 'mutation.place' }),
        ],
      },
      input: { endUser: [tokenRequired('everywhere', ['mutation.place'])] },
    });

    expect(rendered(input).map(({ metadata }) => metadata.name)).not.toContain(
      'order-end-user',
    );
    expect(lossesOf(input)).toEqual([
      expect.objectContaining({ scope: { operations: ['mutation.place'] } }),
    ]);
  });

  it('verifies the tokens of every provider once, and says that any of them will do', () => {
    const partners = { ...shopLogin, name: 'partners', audiences: [] };
    const input = defaultInput({
      input: {
        endUser: [
          tokenRequired('everywhere', ['POST /orders']),
          tokenRequired('everywhere', ['GET /orders/{order_id}'], partners),
        ],
      },
    });
    const { spec } = renderedObject('RequestAuthentication', 'order', input);

    expect(items(spec?.jwtRules)).toHaveLength(2);
    expect(items(spec?.jwtRules)[1]).not.toHaveProperty('audiences');
    expect(lossesOf(input)[0].reason).toContain('shop-login, partners');
  });

  it('is looked for where the definition says that it stands', () => {
    const required = tokenRequired('everywhere', ['POST /orders']);
    const rulesFor = (...stated: (TokenPlace | null)[]) =>
      renderedObject(
        'RequestAuthentication',
        'order',
        defaultInput({
          input: {
            endUser: [
              {
                ...required,
                places: stated.map(
                  value => value && { value, origin: { source: 'definition' } },
                ),
              },
            ],
          },
        }),
      ).spec?.jwtRules;

    expect(items(rulesFor(null))[0]).not.toHaveProperty('fromHeaders');
    expect(
      rulesFor({ in: 'header', name: 'X-Token' }, { in: 'cookie', name: 'id' }),
    ).toMatchObject([
      { fromHeaders: [{ name: 'X-Token' }], fromCookies: ['id'] },
    ]);
    expect(
      rulesFor(null, { in: 'query', name: 'key' }, { in: 'header', name: 'é' }),
    ).toMatchObject([
      {
        fromHeaders: [{ name: 'Authorization', prefix: 'Bearer ' }],
        fromParams: ['key'],
      },
    ]);
  });

  it('comes with a word on other tokens, which are refused too', () => {
    const { input } = scenarios['end-user-everywhere'];

    expect(lossesOf(input)).toEqual([
      expect.objectContaining({
        leaf: 'security.endUser.require',
        reason: expect.stringContaining('another issuer'),
      }),
    ]);
  });
});
