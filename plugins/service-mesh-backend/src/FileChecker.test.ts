import { readMeshConfig } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { FileChecker } from './FileChecker';
import { testProvider } from './testProvider';

const checker = () =>
  new FileChecker({
    meshConfig: readMeshConfig({}),
    providers: [testProvider],
    rules: [],
    crds: undefined,
  });

const many = Array.from(
  { length: 3000 },
  (_, i) =>
    `apiVersion: test.example/v1\nkind: Gate\nmetadata: { name: g${i} }\nspec: { admits: [] }\n`,
).join('---\n');

const files = [{ path: 'gates.yaml', content: many }];

describe('FileChecker', () => {
  it('lets others have their turn while it checks', async () => {
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 1);
    const { summary } = await checker().check({ files });
    clearInterval(others);
    expect(summary.error).toBe(0);
    expect(turns).toBeGreaterThan(2);
  });

  it('refuses more than it has room for, until it has room again', async () => {
    const one = checker();
    const running = Array.from({ length: 10 }, () => one.check({ files }));
    await expect(one.check({ files })).rejects.toThrow(
      'Too much configuration is being checked; try again soon',
    );
    await Promise.all(running);
    expect((await one.check({ files })).findings).toEqual([]);
  });
});
