import { createApp } from '@backstage/frontend-defaults';

/** The plugins are those that package.json depends on (`app.packages: all` in app-config). */
export default createApp().createRoot();
