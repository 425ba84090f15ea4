import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  RepositoryCheck,
  repositoryCheckSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import istioModule from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import request from 'supertest';
import { ORDER, start } from '../__testUtils__/testBackend';

const LOCATION = 'https://github.test/example/config/tree/main/mesh';
const entities = testCatalog({
  order: { 'config-location': `url:${LOCATION}` },
});

/** A backend for which a repository holds some files, as readers of all hosts hand them over. */
async function serverWith(
  files: Record<string, string> | Error,
  options: Parameters<typeof start>[0] = {},
) {
  const urlReader = mockServices.urlReader.mock();
  urlReader.readTree.mockImplementation(
    async (_, { filter = () => true } = {}) => {
      if (files instanceof Error) {
        throw files;
      }
      const all = Object.entries(files).filter(([path, { length: size }]) =>
        filter(path, { size }),
      );
      return {
        files: async () =>
          all.map(([path, text]) => ({
            path,
            content: async () => Buffer.from(text),
          })),
      } as never;
    },
  );
  const server = await start({
    entities,
    ...options,
    features: [istioModule, urlReader.factory],
    config: {
      targets: { istio: { version: '1.29', trustDomain: 'cluster.local' } },
    },
  });
  return { server, urlReader };
}

async function check(
  files: Record<string, string> | Error,
  options?: Parameters<typeof start>[0],
): Promise<RepositoryCheck> {
  const { server } = await serverWith(files, options);
  const { body } = await request(server).get(`${ORDER}/repository`);
  return repositoryCheckSchema.parse(body);
}

/** The files as a delivery makes them. */
async function generated(layout: 'plain' | 'kustomize' = 'plain') {
  const { server } = await serverWith({});
  const { body } = await request(server)
    .post(`${ORDER}/delivery`)
    .send({ layout });
  const files: { file: string; yaml: string }[] = body.files;
  return Object.fromEntries(files.map(({ file, yaml }) => [file, yaml]));
}

describe('GET …/repository', () => {
  it.each(['plain', 'kustomize'] as const)(
    'finds what is generated, in the layout %s',
    async layout => {
      const files = await generated(layout);

      expect(await check(files)).toEqual({
        location: expect.stringContaining(LOCATION),
        state: 'in-step',
        reason: null,
        files: [],
      });
    },
  );

  it('finds none of the files', async () => {
    const { state, files } = await check({ 'other/a.yaml': 'kind: Theirs\n' });

    expect(state).toBe('absent');
    expect(files.map(({ state: each, before }) => [each, before])).toEqual(
      files.map(() => ['added', null]),
    );
  });

  it('tells what differs and was edited by hand, and no text of what is not ours', async () => {
    const present = await generated();
    const [edited, foreign] = Object.keys(present).sort();
    const folder = edited.slice(0, edited.lastIndexOf('/'));
    const changed = present[edited].replace(/^spec:/m, 'spec:\n  more: 1');

    const { state, files } = await check({
      ...present,
      [edited]: changed,
      [foreign]: 'secret: theirs\n',
      [`${folder}/old.yaml`]: present[edited],
      [`${folder}/notes.yaml`]: 'secret: theirs\n',
    });

    expect(state).toBe('differs');
    expect(files).toEqual(
      [
        {
          file: edited,
          state: 'changed',
          edited: 'yes',
          before: changed,
          after: present[edited],
        },
        {
          file: foreign,
          state: 'foreign',
          edited: 'unknown',
          before: null,
          after: present[foreign],
        },
        {
          file: `${folder}/old.yaml`,
          state: 'obsolete',
          edited: 'no',
          before: present[edited],
          after: null,
        },
      ].sort((a, b) => (a.file < b.file ? -1 : 1)),
    );
    expect(JSON.stringify(files)).not.toContain('secret');
  });

  it('says that it could not be read, without what the host has said', async () => {
    const { state, reason } = await check(new Error('401 of s3cr3t'));

    expect(state).toBe('unreachable');
    expect(reason).toContain('could not be read');
    expect(reason).not.toContain('s3cr3t');
  });

  it('compares nothing for somebody who may not see all that the files are made from', async () => {
    const { state, files } = await check(await generated(), {
      hidden: ['component:default/web'],
    });

    expect([state, files]).toEqual(['hidden', []]);
  });

  it.each([
    [404, { entities: testCatalog() }],
    [404, { hidden: ['component:default/order'] }],
    [403, { result: AuthorizeResult.DENY } as const],
  ])('answers %i and reads nothing with %j', async (status, options) => {
    const { server, urlReader } = await serverWith({}, options);

    const response = await request(server).get(`${ORDER}/repository`);

    expect(response.status).toBe(status);
    expect(urlReader.readTree).not.toHaveBeenCalled();
  });
});
