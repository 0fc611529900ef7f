// Behind the link of a mail: only the button has the card forgotten, opening the page changes nothing.
import { api, ask, byId, cardName, json, say, token } from './page.js';

const address = `${api}/forget-card`;

function end(title, text) {
  say('title', title);
  say('message', text);
  byId('forget').hidden = true;
  byId('title').focus();
}

const failed = failure => end(failure.code === 'platform_not_found' ? 'This link is no longer good' : failure.title,
  failure.code === 'platform_not_found' ? 'It works once, for a day. The card is kept unless it was forgotten before.'
    : `${failure.message} The card is still kept.`);

async function show() {
  const { name, card } = await ask(`${address}?token=${encodeURIComponent(token)}`);
  say('title', `Forget ${cardName(card)}?`);
  say('message', `It is kept for ${name}. Once it is forgotten nothing can be charged to it, and automatic reload is off.`);
  byId('forget').hidden = false;
}

byId('forget').addEventListener('submit', async event => {
  event.preventDefault();
  byId('submit').setAttribute('aria-disabled', 'true');
  try {
    await ask(`${address}/confirm`, json('POST', { token }));
    end('The card is forgotten', 'Nothing can be charged to it any more, and automatic reload is off. You can close this page.');
  } catch (failure) {
    failed(failure);
  } finally {
    byId('submit').removeAttribute('aria-disabled');
  }
});

show().catch(failed);
