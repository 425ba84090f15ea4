import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { readDefinitionText } from '../definition';

const data = resolve(__dirname, '../../../../../../shared/data/definitions');
const describeWithData = existsSync(data) ? describe : describe.skip;

async function messagesOfOtherParser(text: string) {
  const { document } = await new Parser().parse(text);
  return document!
    .operations()
    .all()
    .flatMap(operation =>
      operation
        .channels()
        .all()
        .map(channel => ({
          id: operation.id(),
          action: operation.isSend() ? 'send' : 'receive',
          address: channel.address(),
        })),
    );
}

const messagesOfOurs = (text: string) =>
  readDefinitionText('asyncapi', text, {
    api: 'api:default/x',
    basePath: null,
  }).messages.map(({ id, action, address }) => ({ id, action, address }));

describe('AsyncAPI messages', () => {
  it.each([
    `asyncapi: 2.6.0
info: { title: a, version: '1' }
channels:
  a/{b}:
    parameters: { b: { schema: { type: string } } }
    publish: { operationId: x, message: { payload: {} } }
    subscribe: { operationId: y, message: { payload: {} } }
  c:
    subscribe: { operationId: z, message: { payload: {} } }`,
    `asyncapi: 3.0.0
info: { title: a, version: '1' }
channels:
  one: { address: 'a.{b}', parameters: { b: {} }, messages: { m: { payload: {} } } }
  two: { $ref: '#/components/channels/two' }
operations:
  x: { action: send, channel: { $ref: '#/channels/one' } }
  y: { action: receive, channel: { $ref: '#/channels/two' } }
components:
  channels:
    two: { address: c.d, messages: { m: { payload: {} } } }`,
  ])('are those that another parser finds in %s', async text => {
    expect(messagesOfOurs(text)).not.toEqual([]);
    expect(messagesOfOurs(text)).toEqual(await messagesOfOtherParser(text));
  });
});

describeWithData('AsyncAPI messages of projects', () => {
  // A suite that is skipped is still laid out.
  const files = existsSync(data)
    ? readdirSync(data, { recursive: true, encoding: 'utf8' })
    : [];

  it.each(files.filter(file => /asyncapi\.(ya?ml|json)$/.test(file)))(
    'are those that another parser finds in %s',
    async file => {
      const text = readFileSync(join(data, file), 'utf8');
      expect(messagesOfOurs(text)).not.toEqual([]);
      expect(messagesOfOurs(text)).toEqual(await messagesOfOtherParser(text));
    },
  );
});
