import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readManifests } from '../validate';
import { proposeFacts } from './proposeFacts';

const data = resolve(__dirname, '../../../../../shared/data/manifests');
const describeWithData = existsSync(data) ? describe : describe.skip;

const yamlFiles = () =>
  readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.ya?ml$/.test(path))
    .map(path => ({ path, content: readFileSync(join(data, path), 'utf8') }));

function deployments(file: { path: string; content: string }): string[] {
  return readManifests(file.content, file.path)
    .documents.filter(({ object }) => object.kind === 'Deployment')
    .map(({ object }) => object.metadata.name);
}

describeWithData('manifests of others', () => {
  it('all give a proposal for every Deployment, each file alone', () => {
    const files = yamlFiles();
    const missed = files.flatMap(file => {
      const read = proposeFacts([file]).proposals.flatMap(proposal =>
        proposal.workloads.map(({ name }) => name),
      );
      return deployments(file).filter(name => !read.includes(name));
    });
    expect(files.flatMap(deployments).length).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });

  it('may be read all at once, in any order', () => {
    const files = yamlFiles();
    const all = proposeFacts(files);
    expect(proposeFacts([...files].reverse())).toEqual(all);
    expect(all.proposals.length).toBeGreaterThan(50);
  });
});
