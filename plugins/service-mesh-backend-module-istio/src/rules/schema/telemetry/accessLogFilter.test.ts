import { judge } from '../../../testUtils/admission';
import { accessLogFilter } from './accessLogFilter';

const filtered = (expression: unknown) =>
  judge(accessLogFilter, 'Telemetry', {
    accessLogging: [{ filter: { expression } }],
  });

describe('schema/access-log-filter', () => {
  it.each(['response.code >=', 'a and b', ''])('finds %j', expression => {
    expect(filtered(expression)).toEqual([
      '/accessLogging/0/filter/expression',
    ]);
  });

  it.each(['response.code >= 400', undefined])('takes %j', expression => {
    expect(filtered(expression)).toEqual([]);
  });
});
