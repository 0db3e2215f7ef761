import './elements/parapet-app.js';
import { restoreTheme } from './theme.js';

restoreTheme();
