import {
  Fact,
  Finding,
  ServiceIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { countFindings, sumFindings, withoutCodes } from './countFindings';

const ORDER = 'component:default/order';
const WEB = 'component:default/web';

const stated = <T>(value: T): Fact<T> => ({
  value,
  confidence: 'stated',
  origin: { source: 'annotation' },
});

function identity(id: string, account: string): ServiceIdentity {
  const [, name] = id.split('/');
  return {
    id,
    mesh: stated('istio'),
    namespace: stated('shop'),
    serviceName: stated(name),
    serviceAccount: stated(account),
  };
}

const identities = {
  [ORDER]: identity(ORDER, 'default'),
  [WEB]: identity(WEB, 'web.front'),
  'component:default/cart': identity('component:default/cart', 'default'),
};

const finding = (message: string, more: Partial<Finding> = {}): Finding => ({
  code: 'a/b',
  severity: 'error',
  layer: 'practice',
  consequence: 'risky',
  message,
  params: {},
  related: [],
  equivalents: [],
  confidence: 'stated',
  ...more,
});

const aboutOf = (message: string, more?: Partial<Finding>) =>
  countFindings([finding(message, more)], ORDER, identities)[0].about;

describe('countFindings', () => {
  it.each([
    'component:default/web waits longer.',
    'Ends with component:default/web.',
    'Component:Default/Web is spelled otherwise.',
    'Service account shop/web.front may call.',
    'cluster.local/ns/shop/sa/web.front is admitted',
    'The host web.shop.svc.cluster.local is not there.',
    'Nobody calls web.shop.',
    'Objects:\nshop/web',
  ])('finds what is named in "%s"', message => {
    expect(aboutOf(message)).toEqual([WEB]);
  });

  it.each([
    'component:default/order has it.',
    'A webhook of shop/webhook and web-shop.shop, not of web.',
    // The service bears this itself.
    'Service account shop/default may call.',
    'A path such as /web/shop.html',
  ])('finds nobody else in "%s"', message => {
    expect(aboutOf(message)).toEqual([]);
  });

  it('looks into every part, and at what is not in the neighbourhood', () => {
    expect(
      aboutOf('There.', {
        params: { caller: WEB },
        origin: { source: 'definition', entityRef: 'api:default/gone' },
        fix: { title: 'Do', snippet: 'system:default/shop' },
      }),
    ).toEqual(['api:default/gone', WEB, 'system:default/shop']);
  });

  it('counts by code and by what is named', () => {
    const counts = countFindings(
      [
        finding('One.'),
        finding('Two.', { severity: 'info' }),
        finding('Three.', { code: 'c/d', undecided: 'needs a fact' }),
        finding(`Four ${WEB}`),
      ],
      ORDER,
      identities,
    );

    expect(
      counts.map(({ code, about, findings }) => [
        code,
        about.length,
        findings.error,
        findings.info,
        findings.undecided,
      ]),
    ).toEqual([
      ['a/b', 0, 1, 1, 0],
      ['c/d', 0, 0, 0, 1],
      ['a/b', 1, 1, 0, 0],
    ]);
    expect(withoutCodes(counts)).toEqual([
      {
        about: [],
        findings: {
          error: 1,
          warning: 0,
          info: 1,
          undecided: 1,
          suppressed: 0,
        },
      },
      {
        about: [WEB],
        findings: {
          error: 1,
          warning: 0,
          info: 0,
          undecided: 0,
          suppressed: 0,
        },
      },
    ]);
    expect(sumFindings(counts)).toMatchObject({ error: 2, info: 1 });
  });
});
