import { allOf, Answer, anyOf } from './answer';

describe.each<[Answer[], Answer, Answer]>([
  [[], 'yes', 'no'],
  [['yes', 'yes'], 'yes', 'yes'],
  [['yes', 'unknown'], 'unknown', 'yes'],
  [['unknown', 'no'], 'no', 'unknown'],
  [['no', 'yes'], 'no', 'yes'],
])('of the answers %j', (answers, all, any) => {
  it(`all are ${all} and any is ${any}`, () => {
    expect(allOf(answers, answer => answer)).toBe(all);
    expect(anyOf(answers, answer => answer)).toBe(any);
  });
});

it('no more is asked than is needed', () => {
  const asked: Answer[] = [];
  anyOf<Answer>(['no', 'yes', 'unknown'], answer => {
    asked.push(answer);
    return answer;
  });
  expect(asked).toEqual(['no', 'yes']);
});
