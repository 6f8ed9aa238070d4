import { notFoundDoor } from '../shared/door/not-found.ts';

// Named to come last: the host takes the first function by name whose method and route match.
notFoundDoor('zz-not-found');
