// How the workspace's credits refill themselves: shows what is set and how it goes, and changes it.
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

function declines({ declines: times, lastFailure, retryAt, autoReloadEnabled }) {
  if (!times) {
    return '';
  }
  const refused = `The card was declined ${times === 1 ? 'once' : `${times} times, one after the other`}`
    + `${lastFailure ? ` (${lastFailure})` : ''}.`;
  return autoReloadEnabled && retryAt
    ? `${refused} It is not tried again before ${new Date(retryAt).toLocaleString('en-US')}.`
    : refused;
}

function stateOf(reload) {
  return [
    reload.autoReloadEnabled
      ? `It is on: when less than ${usd(reload.autoReloadThresholdUsd)} is left, the card is charged`
        + ` what is missing to ${usd(reload.autoReloadTargetUsd)}.`
      : 'It is off.',
    reload.autoReloadEnabled ? `At most ${usd(reload.dailyBoundUsd)} is charged in a day.` : '',
    reload.chargedThisMonthUsd > 0 ? `${usd(reload.chargedThisMonthUsd)} was charged by itself this month.` : '',
    reload.pendingUsd > 0 ? `${usd(reload.pendingUsd)} is being charged right now.` : '',
    declines(reload),
  ].filter(Boolean).join(' ');
}

function draw(reload) {
  say('reload-state', stateOf(reload), reload.declines > 0);
  byId('enabled').checked = reload.autoReloadEnabled;
  Object.entries(fields).forEach(([id, name]) => { byId(id).value = reload[name] ?? ''; });
}

async function save(event) {
  event.preventDefault();
  byId('reload-submit').disabled = true;
  say('reload-message', 'One moment…');
  try {
    const amounts = Object.entries(fields).map(([id, name]) => [name, amountOf(id)]);
    const wish = { autoReloadEnabled: byId('enabled').checked, ...Object.fromEntries(amounts) };
    draw(await ask(address, json('PUT', wish)));
    say('reload-message', 'Saved');
  } catch (failure) {
    say('reload-message', failure.message, true);
  } finally {
    byId('reload-submit').disabled = false;
  }
}

/** Who was given a link may pay; the owner, who changes this, is found by mail. */
async function mailLink() {
  byId('reload-mail').disabled = true;
  try {
    const { sentTo } = await ask(linkAddress, json('POST', { token }));
    say('reload-mail-message', `A link was mailed to ${sentTo}. It is good for an hour.`);
  } catch (failure) {
    say('reload-mail-message', failure.message, true);
    byId('reload-mail').disabled = false;
  }
}

/** Without a card there is nothing to switch on, but what is on can still be switched off. */
export async function showReload({ hasPaymentMethod: hasCard, mayChangeAutoReload: mayChange }) {
  byId('reload-section').hidden = false;
  byId('reload-needs-card').hidden = hasCard;
  byId('reload-needs-mail').hidden = mayChange;
  try {
    const reload = await ask(address);
    draw(reload);
    byId('reload').hidden = !mayChange || (!hasCard && !reload.autoReloadEnabled);
  } catch (failure) {
    say('reload-state', failure.message, true);
  }
}

byId('reload').addEventListener('submit', save);
byId('reload-mail').addEventListener('click', mailLink);
