import { service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { requestMatchOnTcp } from './requestMatchOnTcp';

const tcp = { name: 'tcp-ledger', port: 5432 };
const http = { name: 'http', port: 80, targetPort: 8080 };
const selector = { matchLabels: { app: 'ledger' } };
const targetRefs = [{ kind: 'Service', name: 'ledger' }];

const policy = (
  operation: object,
  action?: string,
  rest: object = { selector },
) => policyWithRule({ to: [{ operation }] }, action, rest);

describe('security/request-match-on-tcp', () => {
  it.each([
    ['a port of HTTP', [http], policy({ methods: ['GET'] })],
    ['a port that is not known', [{ port: 80 }], policy({ paths: ['/'] })],
    ['one port of HTTP among others', [tcp, http], policy({ paths: ['/'] })],
    ['connections', [tcp], policy({ ports: ['5432'] })],
    [
      'the port of HTTP',
      [tcp, http],
      policy({ paths: ['/'], ports: ['8080'] }),
    ],
    ['a whole namespace', [tcp], policy({ paths: ['/'] }, 'ALLOW', {})],
  ])('is silent about %s', (_, ports, object) => {
    expect(
      hits(requestMatchOnTcp, [service('ledger', { ports }), object]),
    ).toEqual([]);
  });

  it.each([
    ['its port', [tcp], policy({ methods: ['GET'] }), /admits nothing/],
    [
      'a denied port',
      [tcp],
      policy({ paths: ['/'] }, 'DENY'),
      /every connection/,
    ],
    [
      'the port it names',
      [tcp, http],
      policy({ paths: ['/'], ports: ['5432'] }),
      /admits nothing/,
    ],
    [
      'the Service it refers to',
      [{ port: 5432, appProtocol: 'tls' }],
      policy({ paths: ['/'] }, 'ALLOW', { targetRefs }),
      /admits nothing/,
    ],
  ])(
    'finds that the proxy sees no requests on %s',
    (_, ports, object, text) => {
      expect(
        hits(requestMatchOnTcp, [service('ledger', { ports }), object]),
      ).toMatchObject([
        {
          pointer: '/spec/rules/0/to/0/operation',
          message: expect.stringMatching(text),
        },
      ]);
    },
  );
});
