import { resolveKey, resolvePlain } from './plainScalar';

it.each([
  ['on', true],
  ['No', false],
  ['y', true],
  ['true', true],
  ['~', null],
  ['', null],
  ['nothing', 'nothing'],
  ['0777', 511],
  ['0o17', 15],
  ['0x1F', 31],
  ['0b101', 5],
  ['-12', -12],
  ['+7', 7],
  ['1_000', 1000],
  ['1e3', 1000],
  ['1.50', 1.5],
  ['09', 9],
  ['.5', 0.5],
  ['12:30', '12:30'],
  ['2001-01-01', '2001-01-01'],
  ['1.2.3', '1.2.3'],
  ['-', '-'],
  ['.', '.'],
  ['1e999', '1e999'],
  ['10.0.0.0/8', '10.0.0.0/8'],
])('Kubernetes reads %j as %j', (text, value) => {
  expect(resolvePlain(text)).toBe(value);
});

it('keys are text, as JSON has it', () => {
  expect(['on', '0777', 'a', 'null'].map(resolveKey)).toEqual([
    'true',
    '511',
    'a',
    'null',
  ]);
});
