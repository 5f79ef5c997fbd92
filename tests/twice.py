"""
Two builds of the book, in surroundings that differ, and every file in which they do.

What is committed is cloned into two folders, each with an environment of its own. Time zone,
locale, seed of hashes, number of processes and permissions differ. Where a byte does, it fails.
Run: python tests/twice.py [FOLDER]
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
MADE = ("html", "executed")  # below _build: the site, and the executed notebooks
FOREIGN = "tr_TR"  # where I is no capital of i
ENCODING = "ISO-8859-9"


@dataclass(frozen=True)
class Surroundings:
    """
    What a build must not depend on.

    Attributes
    ----------
    folder : str
        Where the book lies.
    settings : dict
        Of the environment.
    jobs, umask : int
    """

    folder: str
    settings: dict[str, str]
    jobs: int
    umask: int

    def run(self, *command, within, **more):
        """Run a command in a folder, in these surroundings; return its outcome."""
        return subprocess.run(
            command, cwd=within, env={**os.environ, **self.settings, **more}, umask=self.umask,
            capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip


# Without a locale's encoding Python's is ASCII: what is read or written without naming one fails.
PLAIN = Surroundings(
    "one",
    {
        "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    },
    jobs=1, umask=0o022,
)  # fmt: skip
OTHER = Surroundings(
    "another/book",
    {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "12345"},
    jobs=2, umask=0o077,
)  # fmt: skip


def made(build):
    """Return the content of each file that a build made, by its path there."""
    return {
        str(path.relative_to(build)): path.read_bytes()
        for part in MADE
        for path in (build / part).rglob("*")
        if path.is_file()
    }


def differing(first, second):
    """Return the paths of files that only one of two builds made, or that differ."""
    return sorted(name for name in {*first, *second} if first.get(name) != second.get(name))


def foreign(folder):
    """Return the settings of a locale in another language and encoding, made in a folder."""
    done = subprocess.run(
        ["localedef", "-i", FOREIGN, "-f", ENCODING, folder / FOREIGN],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not (folder / FOREIGN).is_dir():
        sys.exit(f"no locale {FOREIGN} can be made (Debian's package is locales): {done.stderr}")
    return {"LOCPATH": str(folder), "LC_ALL": FOREIGN, "LANG": FOREIGN}


def built(surroundings, folder):
    """Clone the book, build it, and return what it made."""
    book = folder / surroundings.folder
    python = Path(sys.base_prefix, "bin", "python3")
    for within, *command in (
        (ROOT, "git", "clone", "--quiet", ROOT, book),
        (book, "make", "setup", f"PYTHON={python}"),
        (book, book / ".venv/bin/landroute", "build", f"--jobs={surroundings.jobs}"),
    ):
        print(surroundings.folder, *command, flush=True)
        done = surroundings.run(*map(str, command), within=within)
        if done.returncode:
            sys.exit(f"{done.stdout}\n{done.stderr}")
    return made(book / "_build")


def main():
    """Build twice and tell what differs."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else temporary)
        locales = folder / "locales"
        locales.mkdir(parents=True)
        other = Surroundings(
            OTHER.folder, {**OTHER.settings, **foreign(locales)}, OTHER.jobs, OTHER.umask
        )
        first, second = built(PLAIN, folder), built(other, folder)
    if not first:
        sys.exit("nothing was built")
    differ = differing(first, second)
    print(f"{len({*first, *second})} files, {len(differ)} of them differ", *differ, sep="\n")
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
