import { packageFolders, sourcesOf } from './__testUtils__/workspace';

const MEDIAN_LINES = 80;

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

it('keeps the median source file short', () => {
  const lines = packageFolders()
    .flatMap(sourcesOf)
    .map(({ text }) => text.split('\n').length);
  expect(median(lines)).toBeLessThanOrEqual(MEDIAN_LINES);
});

it('takes the middle of the sorted numbers', () => {
  expect(median([300, 10, 81])).toBe(81);
});
