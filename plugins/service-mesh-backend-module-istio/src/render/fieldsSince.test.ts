import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { rendered } from '../testUtils/rendered';
import { scenarios } from '../testUtils/scenarios';
import { fieldsSince, knowsField, YoungField } from './fieldsSince';
import { versions } from './versions';

/** Paths of all members, without positions in lists. */
function paths(value: Json | undefined, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => paths(item, path));
  }
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, member]) => [
        `${path}.${key}`,
        ...paths(member, `${path}.${key}`),
      ])
    : [];
}

const names = Object.keys(fieldsSince) as YoungField[];

/** The young fields that all scenarios together hold at a release. */
function youngFieldsAt(version: string): YoungField[] {
  const objects = Object.values(scenarios).flatMap(({ input, target }) =>
    rendered(input, { ...target, version }),
  );
  return names.filter(name => {
    const [kind, field] = name.split(' ');
    return objects.some(
      object =>
        object.kind === kind &&
        paths(object.spec).some(path => path.endsWith(`.${field}`)),
    );
  });
}

describe('fields younger than a release', () => {
  it.each(versions)('are in no manifest for Istio %s', version => {
    const { target } = scenarios.defaults;
    const tooYoung = youngFieldsAt(version).filter(
      name => !knowsField({ ...target, version }, name),
    );

    expect(tooYoung).toEqual([]);
  });

  it('are rendered once the release knows them', () => {
    expect(youngFieldsAt('1.24')).toEqual([]);
    expect(youngFieldsAt('1.31')).toEqual([
      'AuthorizationPolicy source.serviceAccounts',
      'DestinationRule retryBudget',
    ]);
  });
});
