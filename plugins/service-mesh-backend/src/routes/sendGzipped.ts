import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Request, Response } from 'express';

const unzip = promisify(gunzip);

/**
 * Answers with JSON that is gzipped already, as it is to who understands that.
 *
 * @internal
 */
export async function sendGzipped(
  json: Uint8Array,
  request: Request,
  response: Response,
): Promise<void> {
  response.type('json').vary('Accept-Encoding');
  if (request.acceptsEncodings('gzip')) {
    response.set('Content-Encoding', 'gzip').send(Buffer.from(json));
  } else {
    response.send(await unzip(json));
  }
}
