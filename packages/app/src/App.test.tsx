import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  const environment = process.env;

  beforeAll(() => {
    process.env = {
      ...environment,
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Test' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ] as unknown as string,
    };
  });

  afterAll(() => {
    process.env = environment;
  });

  it('starts with the guest sign-in', async () => {
    render(App);
    expect(await screen.findByRole('button', { name: 'Enter' })).toBeVisible();
  });
});
