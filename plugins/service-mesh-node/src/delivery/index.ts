/**
 * What delivering generated files into a folder that already holds some comes to: which files change, who edited them, and
 * what the change means for the calls to a service. It compares and decides; reading and writing files is done elsewhere.
 */
export * from './compareFiles';
export * from './compareMeaning';
export * from './deliver';
export * from './firstStep';
export * from './presentFile';
export * from './samplePath';
