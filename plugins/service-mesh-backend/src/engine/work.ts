import { answer, preview } from './answer';
import { bundle } from './bundle';
import { result } from './result';

/**
 * What an engine makes of what was discovered. Plain data goes in and comes out, so that a thread can do it.
 *
 * @internal
 */
export const work = { answer, bundle, preview, result };

/**
 * The kinds of work.
 *
 * @internal
 */
export type Work = typeof work;
