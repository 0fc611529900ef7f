// Behind the link of a mail: only the button removes the card; opening the page changes nothing.
import { api, ask, byId, cardName, json, say, token } from './page.js';

const address = `${api}/forget-card`;

function end(title, text) {
  say('title', title);
  say('message', text);
  byId('forget').hidden = true;
  byId('title').focus();
}

const failed = failure => end(failure.code === 'platform_not_found' ? 'This link is no longer valid' : failure.title,
  failure.code === 'platform_not_found' ? 'It can be used once, within 24 hours. The card is still saved unless it was removed earlier.'
    : `${failure.message} The card is still saved.`);

async function show() {
  const { name, card } = await ask(`${address}?token=${encodeURIComponent(token)}`);
  say('title', `Remove ${cardName(card)}?`);
  say('message', `It is the saved card of ${name}. Once removed, it can no longer be charged and automatic reload is switched off.`);
  byId('forget').hidden = false;
}

byId('forget').addEventListener('submit', async event => {
  event.preventDefault();
  byId('submit').setAttribute('aria-disabled', 'true');
  try {
    await ask(`${address}/confirm`, json('POST', { token }));
    end('The card is removed', 'It can no longer be charged, and automatic reload is off. You can close this page.');
  } catch (failure) {
    failed(failure);
  } finally {
    byId('submit').removeAttribute('aria-disabled');
  }
});

show().catch(failed);
