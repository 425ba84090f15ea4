import { CallChange } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { pictureOf } from './mermaid';

const call = (
  name: string,
  after: CallChange['after'] = 'allow',
): CallChange => ({
  caller: { kind: 'declared', name, serviceAccount: 'shop/web' },
  endUser: 'any',
  before: 'deny',
  after,
  operations: ['*'],
});

const ORDER = 'component:default/order';

describe('pictureOf', () => {
  it('draws calls that are allowed and refused from now on', () => {
    expect(
      pictureOf([
        {
          entityRef: ORDER,
          calls: [call('component:default/web'), call('batch/job', 'deny')],
        },
      ]),
    ).toBe(
      [
        '```mermaid',
        'flowchart LR',
        '  n0["component:default/web"]',
        '  n1["component:default/order"]',
        '  n2["batch/job"]',
        '  n0 ==>|"now allowed"| n1',
        '  n2 -.->|"now refused"| n1',
        '```',
      ].join('\n'),
    );
  });

  it('draws nothing where nothing changes', () => {
    expect(pictureOf([{ entityRef: ORDER, calls: [] }])).toBeNull();
  });

  it.each([
    '"]; click n0 "javascript:alert(1)"',
    '<img src=x onerror=alert(1)>',
    '```\n# heading',
    '%%{init: {"theme": "x"}}%%',
    'a#quot;b @everyone \u202e',
  ])('lets no markup of the name %j through', name => {
    const picture = pictureOf([{ entityRef: name, calls: [call(name)] }])!;
    const lines = picture.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines.slice(2, -1).join('\n')).not.toMatch(
      /[<`%{}#@\u202e]|click n0 "|\];/,
    );
  });

  it('stays readable with thousands of calls', () => {
    const calls = Array.from({ length: 5_000 }, (_, i) => call(`web-${i}`));
    const picture = pictureOf([{ entityRef: ORDER, calls }])!;
    expect(picture.match(/==>/g)).toHaveLength(20);
    expect(picture.length).toBeLessThan(3_000);
  });
});
