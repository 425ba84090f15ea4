import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { cpuMilliseconds } from '../measure.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');
const { estate } = require('./estate.cjs');
const {
  readDefinitionText,
} = require('../../../plugins/service-mesh-node/src');

/** Definitions that are read to know what it takes, and those that the `yaml` library reads to know the machine. */
const SAMPLE = 500;
const REFERENCE = 100;

const definitions = services =>
  estate(services)
    .filter(({ kind }) => kind === 'API')
    .map(({ spec }) => spec);

/** Seconds on a core that it takes to read the definition of a service, on average over a sample. */
export function readingOne(count) {
  const sample = definitions(count).slice(0, SAMPLE);
  const read = () =>
    sample.forEach(({ type, definition }) =>
      readDefinitionText(type, definition, { api: 'a', basePath: null }),
    );
  // Once to get warm.
  read();
  return cpuMilliseconds(read) / sample.length / 1000;
}

/** Seconds on a core that the `yaml` library takes to read a definition, on average: the same work on any day. */
export function referenceOne(count) {
  const texts = definitions(count)
    .slice(0, REFERENCE)
    .map(({ definition }) => definition);
  const read = () => texts.forEach(text => parse(text));
  read();
  return cpuMilliseconds(read) / texts.length / 1000;
}
