// The way back to the link that the payment was begun at, which only this tab knows.
import { byId, linkBack, remembered, say, usd } from './page.js';

const payment = remembered.read();
if (payment) {
  say('message', `You left the payment of ${usd(Number(payment.amount))} before it was made. Nothing was charged.`);
  byId('back').href = linkBack(payment);
  byId('back').hidden = false;
}
