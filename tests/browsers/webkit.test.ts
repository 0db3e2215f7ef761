// The built page in WebKitGTK: the first exercise.
import { registerJourney } from './journey.js';
import { launchWebKit } from './webkit.js';

registerJourney('WebKitGTK', launchWebKit, false);
