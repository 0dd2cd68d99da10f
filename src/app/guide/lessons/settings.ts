/** Settings that several lessons have, as an address has them. */

/** The points of the catalogue's sine, and of its model what makes more valleys than one. */
export const WAVE = 'model=formula&formula=2*sin(b*x %2B c) %2B 1&dataset=sine&lr=0.02';

/** Two classes are told apart. */
export const CLASSES = 'loss=bce-with-logits&optimizer=adam&lr=0.05&log-every=1';
