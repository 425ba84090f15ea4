import { definitionLocator } from './locate';

const yaml = `openapi: 3.1.0
paths:
  /orders/{id}:
    get: &get
      tags: [a, b]
    head: *get
`;

const at = (text: string, pointer: string) => {
  const range = definitionLocator(text)(pointer);
  return (
    range &&
    `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`
  );
};

describe('definitionLocator', () => {
  it.each([
    ['/openapi', '1:1-1:15'],
    ['/paths/~1orders~1{id}/get/tags', '5:7-5:19'],
    ['/paths/~1orders~1{id}/get/tags/1', '5:17-5:18'],
    ['/paths/~1orders~1{id}/head/tags/0', '5:14-5:15'],
  ])('finds %s in YAML', (pointer, place) => {
    expect(at(yaml, pointer)).toBe(place);
  });

  it('finds places in JSON', () => {
    expect(at('{\n  "paths": {\n    "/a": {}\n  }\n}', '/paths/~1a')).toBe(
      '3:5-3:13',
    );
  });

  it.each([
    ['no such place', yaml, '/paths/~1nope'],
    ['a step into a text', yaml, '/openapi/0'],
    ['no YAML', 'a: [', '/a'],
    ['deep nesting', '['.repeat(100_000), '/0'],
    ['an alias of itself', 'a: &a [*a]', '/a/0/0'],
  ])('gives nothing for %s', (_, text, pointer) => {
    expect(definitionLocator(text)(pointer)).toBeNull();
  });
});
