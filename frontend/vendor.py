"""Refresh the vendored NL Design System CSS from the versions pinned in package.json.

Run by a developer who changes a version; needs npm. Installing and running the portal needs neither.
Afterwards run bundel.py and commit everything.
"""

import hashlib
import json
import re
import subprocess
import tempfile
from pathlib import Path

HIER = Path(__file__).resolve().parent
VENDOR = HIER.parent / "portaal" / "static" / "portaal" / "vendor"
MANIFEST = HIER / "manifest.json"

# package -> path inside it; the order is the order in the bundle
BESTANDEN = {
    "@nl-design-system-candidate/button-css": "dist/button.css",
    "@nl-design-system-candidate/heading-css": "dist/heading.css",
    "@nl-design-system-candidate/link-css": "dist/link.css",
    "@nl-design-system-candidate/paragraph-css": "dist/paragraph.css",
    "@nl-design-system-candidate/skip-link-css": "dist/skip-link.css",
    "@nl-design-system-candidate/data-badge-css": "dist/data-badge.css",
    "@nl-design-system-candidate/mark-css": "dist/mark.css",
    "@utrecht/textbox-css": "dist/index.css",
    "@utrecht/textarea-css": "dist/index.css",
    "@utrecht/select-css": "dist/index.css",
    "@utrecht/form-label-css": "dist/index.css",
    "@utrecht/form-field-css": "dist/index.css",
    "@utrecht/form-field-description-css": "dist/index.css",
    "@utrecht/form-field-error-message-css": "dist/index.css",
    "@utrecht/form-fieldset-css": "dist/index.css",
    "@utrecht/alert-css": "dist/index.css",
    "@gemeente-denhaag/process-steps": "dist/index.css",
    "@gemeente-denhaag/step-marker": "dist/index.css",
    "@nl-design-system-unstable/voorbeeld-design-tokens": "dist/theme.css",
}
# token families of the theme that our components read
FAMILIES = [
    "basis",
    "voorbeeld",
    "nl-button",
    "nl-heading",
    "nl-link",
    "nl-paragraph",
    "nl-skip-link",
    "nl-data-badge",
    "nl-mark",
    "utrecht-textbox",
    "utrecht-textarea",
    "utrecht-select",
    "utrecht-form",
    "utrecht-alert",
    "utrecht-feedback",
    "denhaag",
]
BRONVERWIJZING = re.compile(r"/\*#\s*sourceMappingURL=.*?\*/", re.S)


def prune_tokens(css: str) -> str:
    """Keep the tokens of the families in use, with the theme's own selector."""
    kop, _, rest = css.partition("{")
    regels = [
        regel.strip() for regel in rest.splitlines() if re.match(rf"\s*--(?:{'|'.join(FAMILIES)})-", regel)
    ]
    return f"{kop.strip()} {{\n" + "\n".join(f"  {regel}" for regel in regels) + "\n}\n"


def main() -> None:
    """Install the pinned packages in a temporary folder, copy their CSS and describe it in the manifest."""
    manifest = []
    VENDOR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as map_naam:
        tijdelijk = Path(map_naam)
        (tijdelijk / "package.json").write_text((HIER / "package.json").read_text())
        opdracht = "npm install --legacy-peer-deps --ignore-scripts --no-audit --no-fund --no-package-lock"
        subprocess.run(opdracht.split(), cwd=tijdelijk, check=True)  # noqa: S603
        for pakket, pad in BESTANDEN.items():
            bron = tijdelijk / "node_modules" / pakket
            css = BRONVERWIJZING.sub("", (bron / pad).read_text()).strip() + "\n"
            if pakket.endswith("design-tokens"):
                css = prune_tokens(css)
            naam = pakket.rpartition("/")[2].removesuffix("-css") + ".css"
            (VENDOR / naam).write_text(css)
            uitgave = json.loads((bron / "package.json").read_text())
            manifest.append(
                {
                    "file": f"portaal/static/portaal/vendor/{naam}",
                    "package": pakket,
                    "version": uitgave["version"],
                    "licence": uitgave["license"],
                    "sha256": hashlib.sha256(css.encode()).hexdigest(),
                }
            )
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n")


if __name__ == "__main__":
    main()
