// Everything works without these; they make it pleasanter.
import "./keys.js";
import "./copying.js";
import "./forms.js";
import "./anchors.js";
import "./searches.js";
