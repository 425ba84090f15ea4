import { readFleetParams, withFleetParams } from './fleetParams';

describe('readFleetParams', () => {
  it('reads filters, order and page', () => {
    expect(
      readFleetParams(
        new URLSearchParams(
          'owner=group:default/a&stage=audit&ready=false&orderBy=findings&order=desc&cursor=x',
        ),
      ),
    ).toMatchObject({
      owner: 'group:default/a',
      stage: 'audit',
      ready: false,
      orderBy: 'findings',
      order: 'desc',
      cursor: 'x',
    });
  });

  it('passes over what there is not', () => {
    expect(
      readFleetParams(
        new URLSearchParams('stage=x&ready=maybe&orderBy=__proto__&text='),
      ),
    ).toEqual({});
  });
});

describe('withFleetParams', () => {
  it('goes back to the first page with another filter, and keeps the others', () => {
    const next = withFleetParams(
      new URLSearchParams('mesh=istio&cursor=x&other=1'),
      { owner: 'group:default/a', mesh: undefined },
    );

    expect(next.toString()).toBe('other=1&owner=group%3Adefault%2Fa');
  });

  it('goes to another page', () => {
    const next = withFleetParams(new URLSearchParams('mesh=istio'), {
      cursor: 'y',
    });

    expect(next.toString()).toBe('mesh=istio&cursor=y');
  });
});
