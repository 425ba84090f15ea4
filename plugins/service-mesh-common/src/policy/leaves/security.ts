import { z } from 'zod/v4';
import { additionalCallerSchema } from '../values';
import { leaf, operationLeaf } from './leaf';

/**
 * Settings of security: who may call, and how.
 *
 * @internal
 */
export const securityLeaves = {
  'security.stage': leaf(
    z.enum(['audit', 'enforce']),
    'Whether policies that deny only report (`audit`) or act (`enforce`).',
  ),
  'security.mtls': leaf(
    z.enum(['strict', 'permissive']),
    'Whether plaintext is refused; rendered only at stage `enforce`.',
  ),
  'security.callers.mode': operationLeaf(
    z.enum(['declared', 'none', 'any']),
    'Who may call: those the catalog declares, nobody, or everybody.',
  ),
  'security.callers.additional': operationLeaf(
    z.array(additionalCallerSchema),
    'Callers that the catalog does not know.',
  ),
  'security.callers.granularity': operationLeaf(
    z.enum(['service', 'operation']),
    'Whether a caller is admitted to the service or to single operations.',
  ),
  'security.endUser.require': operationLeaf(
    z.enum(['edge', 'everywhere', 'never']),
    'Where a token that the definition asks for is required: on requests through the ingress, on all, on none.',
  ),
  'security.egress': leaf(
    z.enum(['declared', 'any']),
    'What the service may call: its declared dependencies, or anything.',
  ),
} as const;
