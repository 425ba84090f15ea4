import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { gateway, grpcRoute, httpRoute } from '.';

const examples = resolve(
  __dirname,
  '../../../../../shared/data/manifests/gateway-api-examples/examples',
);
const describeWithData = existsSync(examples) ? describe : describe.skip;

function objects() {
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' });
  return files
    .filter(file => file.endsWith('.yaml'))
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(examples, file), 'utf8')).map(
        document => ({ file, object: document.toJS() }),
      ),
    )
    .flatMap(({ file, object }) => {
      const kind = [gateway, httpRoute, grpcRoute].find(
        k =>
          k.kind === object?.kind &&
          [k.apiVersion, ...k.alsoServed].includes(object.apiVersion),
      );
      return kind ? [{ file, kind, spec: object.spec }] : [];
    });
}

describeWithData('the examples of the Gateway API', () => {
  it('all fit the schemas', () => {
    const found = objects();
    const rejected = found.flatMap(({ file, kind, spec }) => {
      const { error } = kind.spec.safeParse(spec);
      return error ? [`${file}: ${error.message}`] : [];
    });
    expect(found.length).toBeGreaterThan(20);
    expect(rejected).toEqual([]);
  });
});
