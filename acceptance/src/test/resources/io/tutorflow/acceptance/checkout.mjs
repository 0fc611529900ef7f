// A person at the checkout page, in a real browser. Arguments: the browser's program, the page's address, the story.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [executablePath, address, story] = process.argv.slice(2);
const PATIENCE = 60_000;

// Root has no sandbox; what is opened is our own.
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const page = await browser.newPage();
page.setDefaultTimeout(PATIENCE);
const faults = [];
page.on('pageerror', fault => faults.push(fault.message));
page.on('console', line => { if (line.text().includes('Content Security Policy')) faults.push(line.text()); });

const field = label => page.getByLabel(label);
const press = name => page.getByRole('button', { name }).click();
const sees = text => page.getByText(text).waitFor();

async function open() {
  await page.goto(address);
  await page.getByRole('button', { name: 'Pay $25.00' }).waitFor();
}

async function payAtStripe() {
  await field('Card number').fill('4242 4242 4242 4242');
  await field('Expiration (MM / YY)').fill('12 / 34');
  await field('Security code (CVC)').fill('123');
  await field('Name on card').fill('Ada');
  await press(/^Pay/);
}

const stories = {
  async 'too little'() {
    await open();
    await field('Or another amount').fill('4.99');
    await press(/^Pay/);
    await sees('Enter at least $5.00.');
    assert.equal(await field('Or another amount').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'amount');
    assert.equal(page.url(), address);
  },

  async 'no sideways'() {
    for (const width of [360, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await open();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `at ${width}`);
    }
  },

  async 'no payment'() {
    await page.goto(new URL('/checkout/paid.html?payment=00000000-0000-0000-0000-000000000000', address).href);
    await page.getByRole('heading', { name: 'No payment to show' }).waitFor();
    await page.goto(new URL('/', address).href);
    await page.getByRole('heading', { name: 'TutorFlow billing' }).waitFor();
  },

  async 'comes back'() {
    await open();
    await field('Or another amount').fill('12.50');
    await press('Pay $12.50');
    await field('Card number').waitFor();
    await page.goto(new URL('/checkout/cancelled.html', address).href);
    await page.getByRole('link', { name: 'Back to the payment' }).click();
    await page.getByRole('button', { name: 'Pay $12.50' }).waitFor();
    assert.equal(await field('Or another amount').inputValue(), '12.50');
  },

  async 'card kept'() {
    await open();
    await sees('= 2,500 credits');
    await page.getByRole('radio', { name: '$50' }).check();
    await sees('= 5,000 credits');
    await field('Save the card').check();
    await press('Pay $50.00');
    await payAtStripe();

    await page.waitForURL('**/checkout/paid.html*');
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await sees('5,000 credits have been added.');
    await page.getByRole('link', { name: 'View receipt' }).click();
    await page.getByRole('heading', { name: 'Receipt' }).waitFor();
    await sees('visa •••• 4242');
  },

  async "asks for the owner's link"() {
    await open();
    assert.equal(await page.locator('#reload').isVisible(), false);
    await press('Mail the link…');
    await sees(/^A link was mailed to /);
  },

  async 'reload on'() {
    await open();
    await sees('It is off.');
    await field('Charge the saved card').check();
    await field('When the balance falls below').fill('10');
    await field('Reload to').fill('10');
    await press('Save automatic reload');
    await sees('autoReloadTargetUsd must be above autoReloadThresholdUsd');

    await field('Reload to').fill('20');
    await press('Save automatic reload');
    await page.getByText('Saved', { exact: true }).waitFor();
    await open();
    await sees('It is on: below $10.00 it reloads to $20.00');
  },

  async 'asks to forget'() {
    await open();
    await page.getByText('visa •••• 4242', { exact: true }).waitFor();
    await press('Remove this card…');
    await sees(/^We mailed a link to .•••@/);
  },

  async 'forgets'() {
    await page.goto(address);
    await page.getByRole('heading', { name: 'Remove visa •••• 4242?' }).waitFor();
    await press('Remove the card');
    await page.getByRole('heading', { name: 'The card is removed' }).waitFor();
  },

  async 'verifies'() {
    await page.goto(address);
    await page.getByRole('heading', { name: 'Verify this address?' }).waitFor();
    await press('Verify this address');
    await page.getByRole('heading', { name: 'The address is verified' }).waitFor();
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
