/**
 * Frames for signing in and for paying. They ask the browser whether anything covers them (IntersectionObserver v2), and
 * our blank host does: in a frame of this kind of another site nothing of ours is mounted, and the badge still tells. By
 * the first part of the host name, and the usual providers whose names don't say it.
 */
const SIGN_IN = /^(accounts?|auth|checkout|id|idp|login|oauth|pay|payments?|secure|signin|sso|3ds|acs)\d*[.-]/;
const PROVIDERS = [
  'adyen.com',
  'apple.com',
  'arkoselabs.com',
  'braintreegateway.com',
  'challenges.cloudflare.com',
  'google.com',
  'hcaptcha.com',
  'live.com',
  'microsoftonline.com',
  'paypal.com',
  'recaptcha.net',
  'stripe.com',
  'stripe.network',
];

/** A host of this name, or below it: also what an exception for a site covers (src/watchlist.rs). */
export const within = (host: string, of: string): boolean => host === of || host.endsWith(`.${of}`);

export const isSignIn = (host: string): boolean => SIGN_IN.test(host) || PROVIDERS.some((provider) => within(host, provider));
