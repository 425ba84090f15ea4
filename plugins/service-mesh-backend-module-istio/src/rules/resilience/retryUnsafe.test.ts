import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testOperation,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { virtualService } from '../../testUtils/istioObjects';
import { hits, ruleContext } from '../../testUtils/ruleContext';
import { retryUnsafe } from './retryUnsafe';

const route = [{ destination: { host: 'orders' } }];
const post = [{ method: { exact: 'POST' }, uri: { exact: '/orders' } }];
const get = [{ method: { exact: 'GET' } }];

const rule = (match: JsonObject[] | undefined, retryOn?: string) =>
  virtualService({
    http: [
      {
        ...(match ? { match } : {}),
        route,
        ...(retryOn ? { retries: { attempts: 2, retryOn } } : {}),
      },
    ],
  });

describe('resilience/retry-unsafe', () => {
  it.each([
    [
      'a POST only on proven conditions',
      rule(post, 'connect-failure,refused-stream'),
    ],
    ['a GET on anything', rule(get, '5xx,reset')],
    ['a GET by default', rule(get)],
    ['everything by default', rule(undefined)],
    [
      'nothing',
      virtualService({
        http: [{ match: post, route, retries: { attempts: 0 } }],
      }),
    ],
    [
      'a POST that is redirected',
      virtualService({ http: [{ match: post, redirect: { uri: '/' } }] }),
    ],
  ])('is silent where the mesh repeats %s', (_, object) => {
    expect(hits(retryUnsafe, [object])).toEqual([]);
  });

  it.each([
    '5xx',
    'gateway-error',
    'connect-failure,reset',
    'retriable-status-codes',
    'unavailable',
    'cancelled',
    'connect-failure, 503',
  ])('finds a POST that is repeated on %s', retryOn => {
    expect(hits(retryUnsafe, [rule(post, retryOn)])).toMatchObject([
      { pointer: '/spec/http/0/retries/retryOn', params: { method: 'POST' } },
    ]);
  });

  it('finds a rule for every method that repeats on 5xx', () => {
    expect(hits(retryUnsafe, [rule(undefined, '5xx')])).toMatchObject([
      { severity: 'warning', params: { method: 'any method' } },
    ]);
  });

  it('finds a POST that is left to the default of the mesh', () => {
    expect(hits(retryUnsafe, [rule(post)])).toMatchObject([
      { severity: 'warning', pointer: '/spec/http/0' },
    ]);
    expect(
      hits(retryUnsafe, [
        virtualService({
          http: [{ match: post, route, retries: { attempts: 3 } }],
        }),
      ]),
    ).toHaveLength(1);
  });

  it('believes the definition of the service about a POST that is idempotent', () => {
    const search = testOperation('POST', '/orders', { idempotent: true });
    const { service } = testServiceInput({ service: { operations: [search] } });

    expect(hits(retryUnsafe, [rule(post, '5xx')], service)).toEqual([]);
  });

  it('believes it at an ingress that rewrites paths too, where a match comes from the operation', () => {
    const origin = {
      source: 'definition' as const,
      entityRef: 'api:default/search',
      pointer: '/paths/~1search/post',
    };
    const search = testOperation('POST', '/search', {
      idempotent: true,
      origin,
    });
    const { service } = testServiceInput({ service: { operations: [search] } });
    const context = ruleContext([rule(post, '5xx')], service);
    const check = (origins: ManifestDocument['origins']) => {
      const documents = context.documents.map(document => ({
        ...document,
        origins,
      }));
      return retryUnsafe.check({
        ...context,
        documents,
        ofKind: () => documents,
      });
    };

    expect(check({ '/spec/http/0/match/0/method/exact': origin })).toEqual([]);
    expect(check({})).toHaveLength(1);
  });
});
