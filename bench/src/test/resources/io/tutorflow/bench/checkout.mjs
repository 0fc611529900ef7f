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
const needsCard = page.locator('#reload-needs-card');
const sees = text => page.getByText(text).waitFor();

async function open() {
  await page.goto(address);
  await field('Amount in USD').waitFor();
  await page.locator('#reload-state').getByText(/^It is/).waitFor();
}

const stories = {
  async 'too little'() {
    await open();
    await field('Amount in USD').fill('4.99');
    await press('Pay by card');
    await sees('The amount must be from $5.00 to $5,000.00.');
    assert.equal(page.url(), address);
  },

  async 'card kept'() {
    await open();
    await needsCard.waitFor();
    assert.equal(await page.locator('#reload').isVisible(), false);
    await field('Amount in USD').fill('25');
    await field('Keep the card').check();
    await press('Pay by card');

    await field('Card number').fill('4242 4242 4242 4242');
    await field('Expiration (MM / YY)').fill('12 / 34');
    await field('Security code (CVC)').fill('123');
    await field('Name on card').fill('Ada');
    await press(/^Pay/);

    await page.waitForURL('**/checkout/paid.html*');
    await sees(/^2,500 credits are there\. Your receipt is R-/);
  },

  async "asks for the owner's link"() {
    await open();
    assert.equal(await page.locator('#reload').isVisible(), false);
    await press('Mail the link');
    await sees(/^A link was mailed to /);
  },

  async 'reload on'() {
    await open();
    await sees('It is off.');
    assert.equal(await needsCard.isVisible(), false);
    await field('Charge the kept card').check();
    await field('When less than this').fill('10');
    await field('Fill up to').fill('10');
    await press('Save automatic reload');
    await sees('autoReloadTargetUsd must be above autoReloadThresholdUsd');

    await field('Fill up to').fill('20');
    await press('Save automatic reload');
    await sees('Saved');
    await open();
    await sees('It is on: when less than $10.00 is left, the card is charged what is missing to $20.00.');
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
