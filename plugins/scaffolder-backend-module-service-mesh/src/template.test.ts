import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parse } from 'yaml';
import { createCloneAction } from './actions/clone';
import { createDiffAction } from './actions/diff';
import { createEditSourceAction } from './actions/editSource';
import { createGenerateAction } from './actions/generate';
import { createPullRequestAction } from './actions/pullRequest';
import { createPushAction } from './actions/push';
import { createValidateAction } from './actions/validate';
import { scms } from './repository/scms';

const text = readFileSync(
  join(__dirname, '../templates/service-mesh-configuration.yaml'),
  'utf8',
);
const template = parse(text);
const steps: { id: string; action: string; if?: string; input: object }[] =
  template.spec.steps;
const options = {
  auth: mockServices.auth(),
  catalog: catalogServiceMock(),
  discovery: mockServices.discovery(),
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
  urlReader: mockServices.urlReader.mock(),
  requireToken: false,
  author: { name: 'Scaffolder', email: 'scaffolder@example.com' },
};
const actions = Object.fromEntries(
  [
    createCloneAction(options),
    createDiffAction(options),
    createEditSourceAction(options),
    createGenerateAction(options),
    createPullRequestAction(options),
    createPushAction(options),
    createValidateAction(options),
  ].map(action => [action.id, action]),
);
const own = steps.filter(({ action }) => action in actions);

const namesIn = (pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => name);

/** The kinds of repositories that steps after the push are for, and those that are pushed by their own action. */
const guardsOf = (all: { id: string; if?: string }[], step: string) =>
  all
    .filter(({ id }) => !['clone', 'push'].includes(id))
    .flatMap(({ if: guard = '' }) => {
      const [, named] =
        new RegExp(
          `steps\\.${step}\\.output\\.scm (?:==|in) (\\[.*?\\]|'\\w+')`,
        ).exec(guard) ?? [];
      return [...(named ?? '').matchAll(/\w+/g)].map(([scm]) => scm);
    })
    .sort();
const everyScm = Object.keys(scms).sort();

describe('the template service-mesh-configuration', () => {
  it('runs our actions, and the stock one of the repository where there is one', () => {
    expect(template).toMatchObject({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name: 'service-mesh-configuration' },
    });
    expect(steps.map(({ action }) => action)).toEqual([
      'service-mesh:generate',
      'service-mesh:validate',
      'service-mesh:diff',
      'publish:github:pull-request',
      'service-mesh:clone',
      'service-mesh:push',
      'publish:gitlab:merge-request',
      'publish:bitbucketCloud:pull-request',
      'publish:bitbucketServer:pull-request',
      'publish:gerrit:review',
      'service-mesh:pull-request',
    ]);
  });

  it('opens a pull request only at a repository of its kind, and only where something changes', () => {
    expect(guardsOf(steps, 'generate')).toEqual(everyScm);
    ['github', 'clone'].forEach(id =>
      expect(steps.find(step => step.id === id)?.if).toContain(
        'and steps.diff.output.changed',
      ),
    );
    steps
      .slice(steps.findIndex(({ id }) => id === 'push'))
      .forEach(step => expect(step.if).toContain('steps.clone.output.path'));
  });

  it.each(own.map(step => [step.action, step] as const))(
    'gives %s inputs that it declares',
    (id, { input }) => {
      expect(Object.keys(actions[id].schema?.input?.properties ?? {})).toEqual(
        expect.arrayContaining(Object.keys(input)),
      );
    },
  );

  it.each(['generate', 'diff', 'clone'])(
    'reads outputs that %s declares',
    step => {
      const read = namesIn(
        new RegExp(`steps\\.${step}\\.output\\.(\\w+)`, 'g'),
      );
      const { schema } = actions[`service-mesh:${step}`];

      expect(new Set(read).size).toBeGreaterThan(2);
      expect(Object.keys(schema?.output?.properties ?? {})).toEqual(
        expect.arrayContaining(read),
      );
    },
  );

  it('reads parameters that the form has', () => {
    const [service, repository] = template.spec.parameters;
    const fields = [
      service.properties,
      repository.properties,
      ...repository.dependencies.destination.oneOf.map(
        (choice: { properties: object }) => choice.properties,
      ),
    ].flatMap(Object.keys);

    expect(fields).toEqual(
      expect.arrayContaining(namesIn(/parameters\.(\w+)/g)),
    );
  });

  it('can be prefilled with a component, a mesh and an environment, and needs no more than that', () => {
    const [service, repository] = template.spec.parameters;

    expect(Object.keys(service.properties)).toEqual(
      expect.arrayContaining(['entityRef', 'mesh', 'environment']),
    );
    expect(service.required).toEqual(['entityRef', 'mesh']);
    expect(repository.required).toBeUndefined();
    expect(repository.properties.destination.default).toBe('catalog');
  });
});

describe('the template service-mesh-settings', () => {
  const settings = readFileSync(
    join(__dirname, '../templates/service-mesh-settings.yaml'),
    'utf8',
  );
  const { spec } = parse(settings);
  const [edit, ...publish] = spec.steps;
  const { schema } = actions['service-mesh:edit-source'];

  it('edits the source, then opens a pull request at a repository of its kind', () => {
    expect(edit.action).toBe('service-mesh:edit-source');
    expect(guardsOf(publish, 'edit')).toEqual(everyScm);
  });

  it('gives the action inputs, and reads outputs, that it declares', () => {
    const read = [...settings.matchAll(/steps\.edit\.output\.(\w+)/g)];

    expect(Object.keys(schema?.input?.properties ?? {})).toEqual(
      expect.arrayContaining(Object.keys(edit.input)),
    );
    expect(Object.keys(schema?.output?.properties ?? {})).toEqual(
      expect.arrayContaining(read.map(([, name]) => name)),
    );
  });
});
