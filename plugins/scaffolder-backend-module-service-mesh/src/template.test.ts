import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { createGenerateAction } from './actions/generate';

const text = readFileSync(
  join(__dirname, '../templates/service-mesh-configuration.yaml'),
  'utf8',
);
const template = parse(text);
const [generate, publish] = template.spec.steps;
const action = createGenerateAction({
  auth: mockServices.auth(),
  discovery: mockServices.discovery(),
});

const namesIn = (pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => name);

describe('the template service-mesh-configuration', () => {
  it('runs our action and then the stock one for pull requests', () => {
    expect(template).toMatchObject({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name: 'service-mesh-configuration' },
    });
    expect([generate.action, publish.action]).toEqual([
      action.id,
      'publish:github:pull-request',
    ]);
  });

  it('gives the action inputs that it declares', () => {
    expect(Object.keys(action.schema?.input?.properties ?? {})).toEqual(
      expect.arrayContaining(Object.keys(generate.input)),
    );
  });

  it('reads outputs that the action declares', () => {
    const read = namesIn(/steps\.generate\.output\.(\w+)/g);

    expect(read).toContain('repoUrl');
    expect(Object.keys(action.schema?.output?.properties ?? {})).toEqual(
      expect.arrayContaining(read),
    );
  });

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

    expect(Object.keys(service.properties)).toEqual([
      'entityRef',
      'mesh',
      'environment',
    ]);
    expect(repository.required).toBeUndefined();
    expect(repository.properties.destination.default).toBe('catalog');
  });

  it('publishes the folder that the action writes into', () => {
    expect(publish.input.sourcePath).toBe(generate.input.targetPath);
  });
});
