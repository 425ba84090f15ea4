import { stringify } from 'yaml';
import { readMeshConfig } from '../config';
import { Rule } from './rule';
import { commonRules } from './rules';
import { validateFiles } from './validateFiles';

const widget = (name: string, color?: string) => ({
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name },
  spec: { color },
});

const base = {
  ...commonRules[0],
  severity: 'error',
} as const;

/** Finds every pair of Widgets of one color. */
const sameColor: Rule = {
  ...base,
  code: 'test/same-color',
  check: ({ documents }) =>
    documents.flatMap(document =>
      documents
        .filter(
          other =>
            other !== document &&
            JSON.stringify(other.object.spec) ===
              JSON.stringify(document.object.spec),
        )
        .map(other => ({
          document,
          pointer: '/spec/color',
          message: `${document.object.metadata.name} is like ${other.object.metadata.name}.`,
          related: [{ document: other, pointer: '/spec/color' }],
        })),
    ),
};

/** Finds every Widget. */
const anyWidget: Rule = {
  ...base,
  code: 'test/any-widget',
  check: ({ documents }) =>
    documents.map(document => ({
      document,
      pointer: '',
      message: 'A Widget.',
    })),
};

const found = (rule: Rule, ...objects: object[]) =>
  validateFiles(
    objects.map((one, index) => ({
      path: `${index}.yaml`,
      content: stringify(one),
    })),
    { rules: [rule], config: readMeshConfig({}) },
  ).map(
    ({ file, message, severity, undecided }) =>
      `${severity} ${file} ${message}${undecided ? ` It ${undecided}.` : ''}`,
  );

describe('what rules say of an object that is defined more than once', () => {
  it('stands where it is about two objects that are defined once', () => {
    expect(found(sameColor, widget('a'), widget('b'))).toEqual([
      'error 0.yaml a is like b.',
      'error 1.yaml b is like a.',
    ]);
  });

  it('is nothing where definitions of one object disagree', () => {
    expect(found(sameColor, widget('a'), widget('a'))).toEqual([]);
  });

  it('is not decided where it depends on the definition that is applied, and is said once', () => {
    const needs = "It needs to know which definition of Widget 'a' is applied.";

    expect(
      found(
        sameColor,
        widget('a'),
        widget('a'),
        widget('a', 'red'),
        widget('b'),
      ),
    ).toEqual([
      `info 0.yaml a is like b. ${needs}`,
      `info 3.yaml b is like a. ${needs}`,
    ]);
  });

  it('stands for each definition where it is about that alone', () => {
    expect(found(anyWidget, widget('a'), widget('a'))).toHaveLength(2);
  });
});
