import fc from 'fast-check';
import { parseAdopted } from './adopted';

const place = (entry: string) =>
  parseAdopted(`VirtualService/order: ${entry}\n`);

describe('what becomes of objects that were there before', () => {
  it('is a name and a file, or that they are kept', () => {
    expect(
      parseAdopted(
        'VirtualService/order: { name: order-routes, file: order/routes.yaml }\nServer/order: keep\n',
      ),
    ).toEqual({
      value: [
        {
          kind: 'VirtualService',
          generatedName: 'order',
          place: { name: 'order-routes', file: 'order/routes.yaml' },
        },
        { kind: 'Server', generatedName: 'order', place: null },
      ],
    });
  });

  it.each([
    '../other/routes.yaml',
    '/etc/routes.yaml',
    'order/../../routes.yaml',
    './routes.yaml',
    '.git/routes.yaml',
    'order//routes.yaml',
    'order\\routes.yaml',
    'order/kustomization.yaml',
    'kustomization.yml',
    'order/routes.sh',
    'order/routes.yaml/',
    '"order/routes.yaml\\n"',
    `${'x'.repeat(500)}.yaml`,
  ])('refuses the file %j', file => {
    expect(place(`{ name: order-routes, file: ${file} }`)).toEqual({
      problem: expect.stringContaining('VirtualService/order.file'),
    });
  });

  it.each(['Order', '-order', 'a/b', "'*'", `${'x'.repeat(254)}`, '7'])(
    'refuses the name %s',
    name => {
      expect(place(`{ name: ${name}, file: a.yaml }`)).toEqual({
        problem: expect.stringContaining('VirtualService/order.name'),
      });
    },
  );

  it.each([
    'drop',
    '[]',
    '{ name: order }',
    '{ name: order, file: a.yaml, more: 1 }',
  ])('refuses the entry %s', entry => {
    expect(place(entry)).toEqual({ problem: expect.any(String) });
  });

  it.each(['', '[]', 'keep', 'order: keep', '__proto__: keep', 'a: &a [*a]'])(
    'refuses the text %j',
    text => {
      expect(parseAdopted(text)).toEqual({ problem: expect.any(String) });
    },
  );

  it('throws for no text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map(text => `VirtualService/order: ${text}`),
          fc
            .string()
            .map(file => `Server/order: { name: order, file: ${file} }`),
        ),
        text => {
          const read = parseAdopted(text);
          const files =
            'problem' in read
              ? []
              : read.value.flatMap(({ place: of }) => (of ? [of.file] : []));
          for (const file of files) {
            expect(file).toMatch(/^[^./][^\\]*\.ya?ml$/);
            expect(file.split('/')).not.toContain('..');
          }
        },
      ),
    );
  });
});
