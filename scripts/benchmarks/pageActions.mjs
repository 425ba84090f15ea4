/** What somebody does in the browser, and how long it takes from the event to the result, in milliseconds. */

const entity = name => `/catalog/default/component/${name}`;

/** Signs in as the guest. */
export async function signIn(page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  // Who leaves before is not signed in.
  await page.getByRole('link', { name: 'Settings' }).waitFor();
}

/**
 * Does something and waits until an element is there.
 *
 * @param event - from whose time on it is measured
 * @param wanted - selector of what must be there
 * @param text - what it must say
 */
async function timed(page, { event, wanted, text = '', act }) {
  const result = page.evaluate(
    ([name, selector, words]) =>
      new Promise(resolve => {
        let start;
        const look = () => {
          const found = document.querySelector(selector);
          if (start !== undefined && found?.textContent.includes(words)) {
            observer.disconnect();
            // Painted, that is.
            requestAnimationFrame(() =>
              setTimeout(() => resolve(performance.now() - start)),
            );
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, {
          attributes: true,
          characterData: true,
          childList: true,
          subtree: true,
        });
        window.addEventListener(
          name,
          ({ timeStamp }) => {
            start = timeStamp;
            look();
          },
          { capture: true, once: true },
        );
      }),
    [event, wanted, text],
  );
  await act();
  return result;
}

/** From the overview of a service to the content of its tab. */
export async function tabContent(page, name) {
  await page.goto(entity(name));
  await page.getByRole('region', { name: 'Summary' }).waitFor();
  const link = page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name: 'Service Mesh' });
  return timed(page, {
    event: 'click',
    wanted:
      '[data-testid=service-mesh-content][aria-busy=false] section[aria-label=Configuration]',
    act: () => link.click(),
  });
}

/** From the front page to the fleet. */
export async function fleetPage(page) {
  await page.goto('/');
  const link = page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name: 'Service Mesh' });
  return timed(page, {
    event: 'click',
    wanted: '[data-testid=service-mesh-fleet][aria-busy=false] tbody a',
    act: () => link.click(),
  });
}

/** From another timeout to the text that it becomes in the files. */
export async function whatIf(page, name, medianOf) {
  await page.goto(`${entity(name)}/service-mesh?view=whatIf`);
  const timeout = page.getByLabel('resilience.timeout');
  await timeout.waitFor();
  return medianOf(run =>
    timed(page, {
      event: 'input',
      wanted: 'section[aria-label="What it comes to"]',
      text: `timeout: ${run + 61}s`,
      act: () => timeout.fill(`${run + 61}s`),
    }),
  );
}

/** The longest task while a long file is scrolled from its beginning to its end. */
export async function longestScrollTask(page, name, medianOf) {
  await page.goto(`${entity(name)}/service-mesh`);
  const file = `/virtual-service-${name}.yaml`;
  const heading = page.getByRole('button', { name: file });
  await heading.waitFor({ timeout: 120_000 });
  if ((await heading.getAttribute('aria-expanded')) !== 'true') {
    await heading.click();
  }
  const yaml = page.getByRole('listbox').first();
  await yaml.waitFor();
  return medianOf(() =>
    yaml.evaluate(async box => {
      let longest = 0;
      const observer = new PerformanceObserver(list => {
        for (const { duration } of list.getEntries()) {
          longest = Math.max(longest, duration);
        }
      });
      observer.observe({ type: 'longtask' });
      const steps = 100;
      for (let step = 0; step <= steps; step++) {
        box.scrollTop = ((box.scrollHeight - box.clientHeight) * step) / steps;
        await new Promise(requestAnimationFrame);
      }
      // Tasks are told of later than they end.
      await new Promise(resolve => {
        setTimeout(resolve, 200);
      });
      observer.disconnect();
      return longest;
    }),
  );
}
