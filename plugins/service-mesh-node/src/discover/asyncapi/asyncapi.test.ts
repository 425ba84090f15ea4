import { readDefinitionText } from '../definition';

const read = (text: string) =>
  readDefinitionText('asyncapi', text, {
    api: 'api:default/events',
    basePath: null,
  });

const servers = (version: string, yaml: string) =>
  read(`{ asyncapi: ${version}, servers: ${yaml} }`).externals.map(
    ({ host, port, protocol }) => [host, port, protocol],
  );

describe('AsyncAPI 2 definitions', () => {
  const definition = `
asyncapi: 2.6.0
servers:
  production:
    url: mqtts://broker.example.com
    protocol: mqtts
channels:
  orders/{id}/placed:
    publish: { operationId: onPlaced }
    subscribe: {}
  orders/cancelled:
    $ref: '#/components/channels/cancelled'
components:
  channels:
    cancelled:
      subscribe: { operationId: sendCancelled }
`;

  it('are read from the point of view of the service: it receives what others publish', () => {
    const { messages, findings, operations } = read(definition);
    expect(findings).toEqual([]);
    expect(operations).toEqual([]);
    expect(
      messages.map(({ id, action, address }) => [id, action, address]),
    ).toEqual([
      ['onPlaced', 'receive', 'orders/{id}/placed'],
      ['send orders/{id}/placed', 'send', 'orders/{id}/placed'],
      ['sendCancelled', 'send', 'orders/cancelled'],
    ]);
    expect(messages[0].origin).toEqual({
      source: 'definition',
      entityRef: 'api:default/events',
      pointer: '/channels/orders~1{id}~1placed/publish',
    });
  });

  it('name their brokers', () => {
    expect(read(definition).externals).toEqual([
      {
        entityRef: 'api:default/events',
        host: 'broker.example.com',
        port: 8883,
        protocol: 'mqtts',
        origin: {
          source: 'definition',
          entityRef: 'api:default/events',
          pointer: '/servers/production',
        },
      },
    ]);
  });

  it.each([
    [
      '{ url: "kafka.example.com:9093", protocol: kafka-secure }',
      ['kafka.example.com', 9093, 'kafka-secure'],
    ],
    [
      '{ url: "amqp://user:secret@mq.example.com/vhost?x=1", protocol: amqp }',
      ['mq.example.com', 5672, 'amqp'],
    ],
    [
      '{ url: "wss://[2001:DB8::1]:8443/live", protocol: wss }',
      ['2001:db8::1', 8443, 'wss'],
    ],
    [
      '{ url: "{host}:{port}", protocol: nats, variables: { host: { default: nats }, port: { default: 4223 } } }',
      ['nats', 4223, 'nats'],
    ],
    ['{ url: "{host}:{port}", protocol: nats }', [null, null, 'nats']],
    [
      '{ url: "mq.example.com:{port}", protocol: nats }',
      ['mq.example.com', null, 'nats'],
    ],
    [
      '{ url: "mq.example.com:99999999", protocol: jms }',
      ['mq.example.com', null, 'jms'],
    ],
    [
      '{ url: "mq.example.com", protocol: jms }',
      ['mq.example.com', null, 'jms'],
    ],
    ['{ url: "mq.example.com" }', ['mq.example.com', null, null]],
    ['{}', [null, null, null]],
  ])('read the server %s', (server, external) => {
    expect(servers('2.6.0', `{ s: ${server} }`)).toEqual([external]);
  });

  it('make every bootstrap server of a list an external', () => {
    expect(
      servers('2.6.0', '{ s: { url: "a:9092,b", protocol: kafka } }'),
    ).toEqual([
      ['a', 9092, 'kafka'],
      ['b', 9092, 'kafka'],
    ]);
  });
});

describe('AsyncAPI 3 definitions', () => {
  it('give one message an operation', () => {
    const { messages, externals, findings } = read(`
asyncapi: 3.0.0
servers:
  main: { host: 'kafka.{region}.example.com', protocol: kafka, variables: { region: { default: eu } } }
  other: { $ref: '#/components/servers/other' }
channels:
  placed: { address: orders.placed }
  reply: { address: null }
operations:
  sendPlaced: { action: send, channel: { $ref: '#/channels/placed' } }
  onReply: { $ref: '#/components/operations/onReply' }
components:
  servers: { other: { host: 'mq.example.com:5673', protocol: amqp } }
  operations: { onReply: { action: receive, channel: { $ref: '#/channels/reply' } } }
`);
    expect(findings).toEqual([]);
    expect(
      messages.map(({ id, action, address }) => [id, action, address]),
    ).toEqual([
      ['sendPlaced', 'send', 'orders.placed'],
      ['onReply', 'receive', 'reply'],
    ]);
    expect(externals.map(({ host, port }) => [host, port])).toEqual([
      ['kafka.eu.example.com', 9092],
      ['mq.example.com', 5673],
    ]);
  });

  it.each([
    [
      'a channel of another file',
      "{ action: send, channel: { $ref: './x.yaml#/a' } }",
    ],
    [
      'a channel that is missing',
      "{ action: send, channel: { $ref: '#/channels/x' } }",
    ],
    [
      'a channel that is a circle',
      "{ action: send, channel: { $ref: '#/operations/o/channel' } }",
    ],
    ['no channel', '{ action: send }'],
    [
      'an unknown action',
      "{ action: shout, channel: { $ref: '#/channels/c' } }",
    ],
  ])('leave out an operation with %s, and tell', (_, operation) => {
    const { messages, findings } = read(
      `{ asyncapi: 3.0.0, channels: { c: { address: c } }, operations: { o: ${operation} } }`,
    );
    expect(messages).toEqual([]);
    expect(findings).toMatchObject([
      {
        code: 'catalog/definition-invalid',
        origin: { pointer: '/operations/o' },
      },
    ]);
  });
});

describe('replies of AsyncAPI 3', () => {
  const replies = (operation: string) =>
    read(`
asyncapi: 3.0.0
channels:
  ask: { address: orders.ask }
  answer: { address: orders.answer }
operations:
  ask: ${operation}
components:
  replies:
    answer: { channel: { $ref: '#/channels/answer' } }
`);

  it.each([
    ['send', 'receive', "{ channel: { $ref: '#/channels/answer' } }"],
    ['receive', 'send', "{ $ref: '#/components/replies/answer' }"],
  ])('to what a service would %s, it would %s', (action, other, reply) => {
    const { messages, findings } = replies(
      `{ action: ${action}, channel: { $ref: '#/channels/ask' }, reply: ${reply} }`,
    );
    expect(findings).toEqual([]);
    expect(messages).toMatchObject([
      { id: 'ask', action, address: 'orders.ask' },
      {
        id: 'ask.reply',
        action: other,
        address: 'orders.answer',
        origin: { pointer: '/operations/ask/reply' },
      },
    ]);
  });

  it('whose address comes with each request are none, and a channel that is missing is a finding', () => {
    const ask = "action: send, channel: { $ref: '#/channels/ask' }";
    const dynamic = replies(
      `{ ${ask}, reply: { address: { location: '$message.header#/replyTo' } } }`,
    );
    expect(dynamic.messages).toHaveLength(1);
    expect(dynamic.findings).toEqual([]);
    const broken = replies(
      `{ ${ask}, reply: { channel: { $ref: '#/channels/gone' } } }`,
    );
    expect(broken.messages).toHaveLength(1);
    expect(broken.findings).toMatchObject([
      { origin: { pointer: '/operations/ask/reply' } },
    ]);
  });
});

describe('AsyncAPI definitions', () => {
  it('with one id twice keep both messages, and tell', () => {
    const { messages, findings } = read(
      '{ asyncapi: 2.6.0, channels: { a: { publish: { operationId: x } }, b: { publish: { operationId: x } } } }',
    );
    expect(messages.map(({ id }) => id)).toEqual([
      'x',
      'x#/channels/b/publish',
    ]);
    expect(findings).toMatchObject([{ code: 'catalog/operation-clash' }]);
  });

  it.each([
    ['openapi: 3.0.0', 'is not an AsyncAPI document'],
    ['asyncapi: 1.2.0', 'is of AsyncAPI 1.2.0'],
    ['asyncapi: {}', 'of which only 2 and 3 are read'],
    ['[', 'is not valid YAML'],
  ])('that are no such documents are one finding: %s', (text, reason) => {
    const { findings } = read(text);
    expect(findings).toMatchObject([{ code: 'catalog/definition-invalid' }]);
    expect(findings[0].message).toContain(reason);
  });
});
