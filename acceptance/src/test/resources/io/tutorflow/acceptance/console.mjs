// A person at the console, in a real browser. Arguments: the browser's program, the gateway, the story, the school.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [executablePath, gateway, story, school] = process.argv.slice(2);
const PATIENCE = 60_000;

// Root has no sandbox; what is opened is our own.
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const faults = [];
let page = await visitor();

async function visitor() {
  const context = await browser.newContext();
  const opened = await context.newPage();
  opened.setDefaultTimeout(PATIENCE);
  opened.on('pageerror', fault => faults.push(fault.message));
  opened.on('console', line => faults.push(line.text()));
  return opened;
}

async function signIn(name, role, subject) {
  await page.goto(`${gateway}/platform`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  const details = page.locator('details');
  if (await details.getAttribute('open') === null) {
    await page.getByText('Somebody else').click();
  }
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Role').selectOption(role);
  await page.getByLabel(/^Subject/).fill(subject);
  await page.getByLabel(/^Organization or workspace/).fill(school);
  await details.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${gateway}/platform/**`);
}

const heading = name => page.getByRole('heading', { name, exact: true }).waitFor();
const card = id => page.locator(`#${id}`);
const cannotBeShown = id => card(id).getByText('This can’t be shown right now').waitFor();

async function fits() {
  for (const width of [360, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `at ${width}`);
  }
}

const stories = {
  async 'an admin looks after the tokens'() {
    await signIn('Maria Keane', 'org_admin', 'admin');
    await heading('Billing');
    await card('balance').getByText('≈ $10.00').waitFor();
    await card('history').getByText('Granted: opening').waitFor();
    await fits();

    await page.getByLabel('For the whole organization').fill('nothing');
    await page.getByRole('button', { name: 'Save threshold' }).press('Enter');
    await card('threshold').getByText('Enter tokens above 0').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'threshold-tokens');
    await page.getByLabel('For the whole organization').fill('250');
    await page.getByRole('button', { name: 'Save threshold' }).press('Enter');
    await card('threshold').getByText('Threshold saved.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'threshold-title');
    await page.reload();
    assert.equal(await page.getByLabel('For the whole organization').inputValue(), '250');

    await page.getByLabel('Type').selectOption('refund');
    await page.getByRole('button', { name: 'Filter' }).click();
    await card('history').getByText('Nothing fits this filter').waitFor();

    await page.getByRole('link', { name: 'Sign out' }).click();
    await heading('Sign in');
  },

  async 'a session is one browser’s'() {
    await signIn('Maria Keane', 'org_admin', 'admin');
    await heading('Billing');
    const forged = await page.request.post(`${gateway}/platform/billing/threshold`, { form: { tokens: '1' } });
    assert.equal(forged.status(), 400);
    const seen = await page.request.get(`${gateway}/v1/school/balance`);
    assert.equal(seen.status(), 401);

    page = await visitor();
    await page.goto(`${gateway}/platform/billing`);
    await heading('Sign in');
  },

  async 'an admin without billing-service'() {
    await signIn('Maria Keane', 'org_admin', 'admin');
    await heading('Billing');
    await cannotBeShown('balance');
    await cannotBeShown('history');
  },

  async 'a teacher without billing-service'() {
    await signIn('Ana Costa', 'teacher', 'ana');
    await heading('My Budget');
    await card('budget').getByText('Limit per week').waitFor();
    await card('budget').getByText('0 % used').waitFor();
    await card('standing').getByText('of 100 per week').waitFor();
  },
};

try {
  await stories[story]();
  assert.deepEqual(faults, []);
} catch (failure) {
  console.log(`At ${page.url()} the page reads:\n${await page.locator('body').innerText().catch(() => '')}\n${faults}`);
  throw failure;
} finally {
  await browser.close();
}
