import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Lazy parts are compiled while a test waits for them, which takes long on a busy machine.
configure({ asyncUtilTimeout: 30_000 });
jest.setTimeout(120_000);
