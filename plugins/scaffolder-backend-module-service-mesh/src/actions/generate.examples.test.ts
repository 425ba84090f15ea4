import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { testServiceConfig } from '../testUtils/serviceConfig';
import { FakeBackend, startFakeBackend } from '../testUtils/serviceMeshBackend';
import { createGenerateAction } from './generate';
import { examples } from './generate.examples';

describe('examples of service-mesh:generate', () => {
  const workspace = createMockDirectory();
  let backend: FakeBackend;

  beforeAll(async () => {
    backend = await startFakeBackend();
    backend.answer(200, testServiceConfig());
  });
  afterAll(() => backend.close());
  beforeEach(() => workspace.clear());

  it.each(examples)('run: $description', async ({ example }) => {
    const action = createGenerateAction({
      auth: mockServices.auth(),
      discovery: backend.discovery,
    });
    const [step] = parse(example).steps;
    const ctx = createMockActionContext({
      input: step.input,
      workspacePath: workspace.path,
    });

    await action.handler(ctx as Parameters<typeof action.handler>[0]);

    expect(step.action).toBe(action.id);
    expect(ctx.output).toHaveBeenCalledWith('files', [
      'default/shop/order/virtual-service-order.yaml',
    ]);
  });
});
