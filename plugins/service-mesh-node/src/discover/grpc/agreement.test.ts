import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'protocol-buffers-schema';
import { parseAllDocuments } from 'yaml';
import { readDefinitionText } from '../definition';

const data = resolve(__dirname, '../../../../../../shared/data');
const describeWithData = existsSync(data) ? describe : describe.skip;

// A suite that is skipped is still laid out.
const filesIn = (folder: string, ending: RegExp) =>
  (existsSync(data)
    ? readdirSync(join(data, folder), { recursive: true, encoding: 'utf8' })
    : []
  )
    .filter(file => ending.test(file))
    .map(file => join(folder, file));

const read = (file: string) => readFileSync(join(data, file), 'utf8');

function keysOfOtherParser(text: string) {
  // It does not know the empty statement behind a block.
  const schema = parse(text.replace(/(\{\}|^\});/gm, '$1'));
  return (schema.services ?? []).flatMap(service =>
    service.methods.map(method => ({
      key: `POST /${schema.package ? `${schema.package}.` : ''}${
        service.name
      }/${method.name}`,
      streaming: Boolean(method.client_streaming || method.server_streaming),
    })),
  );
}

const keysOfOurs = (text: string) =>
  readDefinitionText('grpc', text, {
    api: 'api:default/x',
    basePath: null,
  }).operations.map(({ method, key, streaming }) => ({
    key: `${method} ${key}`,
    streaming,
  }));

describe('gRPC operations', () => {
  it.each([
    `syntax = "proto3"; package a.b.c;
     service S { rpc One(M) returns (stream M); rpc Two(stream M) returns (stream M) { option deprecated = true; } }
     service T { option deprecated = true; rpc One(stream M) returns (.a.b.c.M); }
     message M { message N { int32 i = 1; } repeated N n = 1; }`,
    `message M { optional string s = 1 [default = "// ; }"]; extensions 4 to max; }
     /* service No { rpc A(M) returns (M); } */
     service S { rpc A(M) returns (M) { option (google.api.http) = { get: "/x" }; } }`,
    'syntax = "proto3"; message M {}',
  ])('are those that another parser finds in %j', text => {
    expect(keysOfOurs(text)).toEqual(keysOfOtherParser(text));
  });
});

describeWithData('gRPC operations of projects', () => {
  const protos = [
    ...filesIn('definitions', /\.proto$/),
    ...filesIn('manifests', /\.proto$/),
  ].map(file => [file, read(file)]);
  const inline = filesIn('catalogs', /\.ya?ml$/).flatMap(file =>
    parseAllDocuments(read(file))
      .map(document => document.toJS())
      .filter(
        entity =>
          entity?.kind === 'API' &&
          entity.spec?.type === 'grpc' &&
          typeof entity.spec.definition === 'string',
      )
      .map(entity => [
        `${file} ${entity.metadata.name}`,
        entity.spec.definition,
      ]),
  );

  it.each([...protos, ...inline])(
    'are those that another parser finds in %s',
    (_, text) => {
      expect(keysOfOurs(text)).not.toEqual([]);
      expect(keysOfOurs(text)).toEqual(keysOfOtherParser(text));
    },
  );
});
