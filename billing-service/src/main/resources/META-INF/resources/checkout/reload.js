// How the workspace's credits refill themselves: shows what is set and how it goes, and lets its owner change it.
import { api, ask, byId, json, say, token, usd } from './page.js';

const linkAddress = `${api}/auto-reload/link`;
const address = `${api}/auto-reload?token=${encodeURIComponent(token)}`;
const fields = {
  threshold: 'autoReloadThresholdUsd',
  target: 'autoReloadTargetUsd',
  daily: 'dailyCapUsd',
  cap: 'monthlyCapUsd',
};

/** What is not even a number goes as it is: the server says which field is wrong. */
function amountOf(id) {
  const text = byId(id).value.trim();
  return text === '' ? null : Number.isFinite(Number(text)) ? Number(text) : text;
}

function declines({ declines: times, retryAt, autoReloadEnabled }) {
  if (!times) {
    return '';
  }
  const refused = `The card was declined ${times === 1 ? 'once' : `${times} times in a row`}.`;
  return autoReloadEnabled && retryAt
    ? `${refused} We will try again after ${new Date(retryAt).toLocaleString('en-US', { timeZone: 'UTC' })} UTC.`
    : refused;
}

function stateOf(reload) {
  return [
    reload.autoReloadEnabled
      ? `It is on: below ${usd(reload.autoReloadThresholdUsd)} it reloads to ${usd(reload.autoReloadTargetUsd)},`
        + ` charging at most ${usd(reload.dailyBoundUsd)} a day.`
      : 'It is off.',
    reload.chargedThisMonthUsd > 0 ? `${usd(reload.chargedThisMonthUsd)} was charged this month.` : '',
    reload.pendingUsd > 0 ? `${usd(reload.pendingUsd)} is being charged right now.` : '',
    declines(reload),
  ].filter(Boolean).join(' ');
}

function draw(reload) {
  say('reload-state', stateOf(reload));
  byId('enabled').checked = reload.autoReloadEnabled;
  Object.entries(fields).forEach(([id, name]) => { byId(id).value = reload[name] ?? ''; });
}

/** What came of a press, marked if it is wrong; the field that the server names is too. */
function tell(text, isWrong = false) {
  say('reload-message', text);
  byId('reload-message').className = isWrong ? 'fault' : 'hint';
  Object.entries(fields).forEach(([id, name]) => {
    byId(id).setAttribute('aria-invalid', String(isWrong && text.includes(name)));
  });
}

async function save(event) {
  event.preventDefault();
  byId('reload-submit').setAttribute('aria-disabled', 'true');
  tell('One moment…');
  try {
    const amounts = Object.entries(fields).map(([id, name]) => [name, amountOf(id)]);
    const wish = { autoReloadEnabled: byId('enabled').checked, ...Object.fromEntries(amounts) };
    draw(await ask(address, json('PUT', wish)));
    tell('Saved');
  } catch (failure) {
    tell(failure.message, true);
  } finally {
    byId('reload-submit').removeAttribute('aria-disabled');
  }
}

/** Who was given a link may pay; the owner, who changes this, is found by mail. */
async function mailLink() {
  byId('reload-mail').disabled = true;
  try {
    const { sentTo } = await ask(linkAddress, json('POST', { token }));
    tell(`A link was mailed to ${sentTo}. It is valid for an hour.`);
  } catch (failure) {
    tell(failure.message, true);
    byId('reload-mail').disabled = false;
  }
}

/**
 * Without a card there is nothing to switch on, but what is on can still be switched off. Paying does not depend on it: where
 * it cannot be read, it is left out.
 */
export async function showReload({ hasPaymentMethod: hasCard, mayChangeAutoReload: mayChange }) {
  const reload = await ask(address).catch(() => null);
  if (reload) {
    byId('reload-section').hidden = false;
    byId('reload-needs-card').hidden = hasCard;
    byId('reload-needs-mail').hidden = mayChange;
    byId('reload').hidden = !mayChange || (!hasCard && !reload.autoReloadEnabled);
    draw(reload);
  }
}

byId('reload').addEventListener('submit', save);
byId('reload-mail').addEventListener('click', mailLink);
