"""Fetch style, script and type, and put what the pages use where they are served from.

The GOV.UK Design System's code is free to all, but its typeface and the royal arms are for gov.uk only, so both are
taken out: our own face stands in the place of theirs.  The notes that point to source maps go too, since files that
are not there make the collecting of static files fail.  What is made here is ignored by git and can be made again.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
SERVED = ROOT / "src/frankpledge/design/static/vendor"
GOVUK = MODULES / "govuk-frontend/dist/govuk"
FACE = MODULES / "@fontsource-variable/atkinson-hyperlegible-next"
FACE_NAME = "Atkinson Hyperlegible Next"
OTHERS = {
    "htmx.min.js": MODULES / "htmx.org/dist/htmx.min.js",
    "licences/htmx.txt": MODULES / "htmx.org/LICENSE",
    "licences/atkinson-hyperlegible-next.txt": FACE / "LICENSE",
}


class FrontEndError(Exception):
    """A fetched file is not as expected, so that something of gov.uk's own could be served by mistake."""


def npm(*arguments: str) -> None:
    """Run npm: the machine's own, or where it has none, one that comes as a Python package."""
    command = shutil.which("npm") or str(Path(sys.executable).with_name("npm"))
    if not Path(command).exists():
        lists = ["--require-hashes", "--requirement", str(ROOT / "requirements/node.txt")]
        subprocess.run([sys.executable, "-m", "pip", "install", "-qq", *lists], check=True)
    paths = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [command, *arguments, "--ignore-scripts", "--loglevel=error"],
        cwd=ROOT,
        env=os.environ | {"PATH": paths},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def own_face() -> str:
    """Say where our face is, as style: upright and italic, from next to the style sheet."""
    rules = (FACE / "wght.css").read_text("utf-8") + (FACE / "wght-italic.css").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    rules = rules.replace("Atkinson Hyperlegible Next Variable", FACE_NAME).replace("./files/", "")
    return re.sub(r"\s*\n\s*", "", rules)


def style(text: str) -> str:
    """Turn the Design System's style sheet into one that anybody may serve."""
    text = re.sub(r"/\*!? Copyright \(c\) 2011 by Margaret Calvert.*?\*/", "", text)
    text = re.sub(r"@font-face\{[^}]*\}", "", text)
    text = text.replace("GDS Transport,arial", f'"{FACE_NAME}",arial').replace("GDS Transport", f'"{FACE_NAME}"')
    text = re.sub(r"url\(/assets/images/govuk-crest\.svg\)", "none", text)
    text = own_face() + without_map(text)
    for left in ("GDS Transport", "/assets/", "sourceMappingURL"):
        if left in text:
            raise FrontEndError(f"The style sheet still names {left}: govuk-frontend has changed; mend this file.")
    return text


def govuk_licence() -> str:
    """Say whose the Design System's code is: its package names the MIT licence without its text, which is ours too."""
    terms = (ROOT / "LICENSE").read_text("utf-8").split("\n\n", 2)[2]
    return f"MIT License\n\nCopyright (c) Crown Copyright (Government Digital Service)\n\n{terms}"


def without_map(text: str) -> str:
    """Take out the note that points to a source map."""
    return re.sub(r"\s*(?:/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S*)\s*", "\n", text)


def main() -> None:
    """Fetch the pinned packages, and put the served files in place; an older set is removed first."""
    npm("ci")
    shutil.rmtree(SERVED, ignore_errors=True)
    (SERVED / "licences").mkdir(parents=True)
    for name, made in (("govuk-frontend.min.css", style), ("govuk-frontend.min.js", without_map)):
        (SERVED / name).write_text(made((GOVUK / name).read_text("utf-8")), "utf-8")
    for name, source in OTHERS.items():
        shutil.copyfile(source, SERVED / name)
    (SERVED / "licences/govuk-frontend.txt").write_text(govuk_licence(), "utf-8")
    for face in sorted((FACE / "files").glob("*.woff2")):
        shutil.copyfile(face, SERVED / face.name)


if __name__ == "__main__":
    main()
