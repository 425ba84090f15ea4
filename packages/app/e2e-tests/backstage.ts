import { APIRequestContext, expect, Locator, Page } from '@playwright/test';

/** Signs in as the guest and opens a page. */
export async function openAsGuest(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const enter = page.getByRole('button', { name: 'Enter' });
  await enter.click();
  // Who leaves before it is gone is not signed in.
  await expect(enter).toBeHidden();
}

/** Opens the Service Mesh tab of the entity page in view. */
export async function openServiceMeshTab(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name: 'Service Mesh' })
    .click();
}

/** The part of the tab that shows a manifest; opened if it is not yet. */
export async function openManifest(page: Page, file: string): Promise<Locator> {
  const name = new RegExp(`/${file}$`);
  const heading = page.getByRole('button', { name });
  if ((await heading.getAttribute('aria-expanded')) !== 'true') {
    await heading.click();
  }
  return page.getByRole('region', { name });
}

/** A token of the guest. */
export async function guestToken(request: APIRequestContext): Promise<string> {
  const response = await request.get('/api/auth/guest/refresh');
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}

/** Headers that identify requests to the backend as the guest's. */
export async function guestHeaders(
  request: APIRequestContext,
): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await guestToken(request)}` };
}

/** Waits until the catalog has read the entities and their relations, which it does after the backend is ready. */
export async function catalogHolds(
  request: APIRequestContext,
  ...paths: string[]
): Promise<void> {
  const headers = await guestHeaders(request);
  for (const path of paths) {
    await expect(async () => {
      const response = await request.get(
        `/api/catalog/entities/by-name/${path}`,
        { headers },
      );
      expect(response.status()).toBe(200);
      expect((await response.json()).relations).toBeDefined();
    }).toPass({ timeout: 30_000 });
  }
}

/** Waits until the backend has looked at the catalog and knows these services. */
export async function fleetHolds(
  request: APIRequestContext,
  ...names: string[]
): Promise<void> {
  const headers = await guestHeaders(request);
  await expect(async () => {
    const response = await request.get('/api/service-mesh/v1/services', {
      headers,
    });
    const { items } = await response.json();
    expect(items.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(names),
    );
  }).toPass({ timeout: 90_000 });
}
